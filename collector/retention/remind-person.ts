// R9: one of the two mails to somebody who does not log in, noted when it went. One that no server takes is tried again
// with every run, and after 15 days taken as sent: nobody is kept because a mailbox is gone.
import { everyBrand } from '../access/grants.ts'
import type { MailReminder } from '../access/mail-reminder.ts'
import type { People } from '../access/people.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { RecordStore } from '../stores/records.ts'
import type { IdlePerson } from './idle-people.ts'
import { type IdleStep, reminderGapMs } from './idle-step.ts'

type MailStep = Extract<IdleStep, { what: 'mail_reminder' }>

/** Whether it is done: sent, or tried for long enough. A kill in between sends it once more. */
export type RemindPerson = (person: IdlePerson, step: MailStep, now: number) => Promise<boolean>

export interface RemindPersonOptions {
  records: RecordStore
  brands: Pick<BrandRegistry, 'find' | 'list'>
  people: Pick<People, 'find'>
  mailReminder: MailReminder
}

const dayMs = 86_400_000
/** Until the end, at each of the two. */
const daysLeft = { first: (2 * reminderGapMs) / dayMs, second: reminderGapMs / dayMs } as const

export function createRemindPerson({
  records,
  brands,
  people,
  mailReminder,
}: RemindPersonOptions): RemindPerson {
  /** By the first brand of theirs whose mail server takes it. */
  async function mail(person: IdlePerson, left: number): Promise<boolean> {
    const found = await records.transact(null, (tx) => people.find(tx, person.id))
    const email = found?.email ?? null
    if (email === null) return false
    const names = person.brands.includes(everyBrand) ? brands.list() : person.brands
    for (const name of names) {
      const brand = brands.find(name)
      if (brand && (await mailReminder(brand, { email, daysLeft: left }))) return true
    }
    return false
  }

  const begin = (person: string, now: number) =>
    records.transact(null, (tx) =>
      tx.run(
        `INSERT INTO log_in_reminders (person, began_at, first_at, second_at) VALUES (?, ?, NULL, NULL)
        ON CONFLICT (person) DO UPDATE SET began_at = excluded.began_at, first_at = NULL, second_at = NULL`,
        [person, now],
      ),
    )

  return async (person, { which, givenUpAt }, now) => {
    if (givenUpAt === null) await begin(person.id, now)
    const isSent = await mail(person, daysLeft[which])
    const isGivenUp = givenUpAt !== null && now >= givenUpAt
    if (!isSent && !isGivenUp) return false
    await records.transact(null, (tx) =>
      tx.run(`UPDATE log_in_reminders SET ${which}_at = ? WHERE person = ?`, [now, person.id]),
    )
    return true
  }
}
