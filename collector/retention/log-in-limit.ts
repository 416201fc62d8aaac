// R9: somebody with a log-in who does not log in is reminded twice, 15 days apart, and erased 15 days after. A mail that
// cannot be sent is tried every day for as long, and then taken as sent: nobody is kept because a mailbox is gone.
import type { ForgetPerson } from '../access/forget-person.ts'
import { everyBrand } from '../access/grants.ts'
import type { MailReminder } from '../access/mail-reminder.ts'
import type { People } from '../access/people.ts'
import type { AccessLog } from '../access-log/access-log.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { RecordStore } from '../stores/records.ts'
import { eachDue } from './each-due.ts'
import { findPeople, type IdlePerson } from './idle-people.ts'
import { type IdleStep, reminderGapMs } from './idle-step.ts'
import type { Due, OperatorLimit } from './limit.ts'

export interface LogInLimitOptions {
  records: RecordStore
  brands: Pick<BrandRegistry, 'find' | 'list'>
  people: Pick<People, 'find'>
  forgetPerson: ForgetPerson
  mailReminder: MailReminder
  accessLog: Pick<AccessLog, 'addWithin'>
  goesOn: () => boolean
}

type MailStep = Extract<IdleStep, { what: 'mail_reminder' }>

export function createLogInLimit(options: LogInLimitOptions): OperatorLimit {
  const { records, brands, people, forgetPerson, mailReminder, accessLog, goesOn } = options

  /** By the first brand of theirs whose mail server takes it. */
  async function mail(person: IdlePerson, daysLeft: number): Promise<boolean> {
    const found = await records.transact(null, (tx) => people.find(tx, person.id))
    const email = found?.email ?? null
    if (email === null) return false
    const names = person.brands.includes(everyBrand) ? brands.list() : person.brands
    for (const name of names) {
      const brand = brands.find(name)
      if (brand && (await mailReminder(brand, { email, daysLeft }))) return true
    }
    return false
  }

  /** Whether it is done: sent, or tried for long enough. A kill in between sends it once more. */
  async function remind(person: IdlePerson, step: MailStep, now: number): Promise<boolean> {
    if (step.givenUpAt === null) await begin(person.id, now)
    const daysLeft = (step.which === 'first' ? 2 : 1) * (reminderGapMs / 86_400_000)
    const isSent = await mail(person, daysLeft)
    if (!isSent && !(step.givenUpAt !== null && now >= step.givenUpAt)) return false
    const column = step.which === 'first' ? 'first_at' : 'second_at'
    await records.transact(null, (tx) =>
      tx.run(`UPDATE log_in_reminders SET ${column} = ? WHERE person = ?`, [now, person.id]),
    )
    return true
  }

  const begin = (person: string, now: number) =>
    records.transact(null, (tx) =>
      tx.run(
        `INSERT INTO log_in_reminders (person, began_at, first_at, second_at) VALUES (?, ?, NULL, NULL)
        ON CONFLICT (person) DO UPDATE SET began_at = excluded.began_at, first_at = NULL, second_at = NULL`,
        [person, now],
      ),
    )

  /** Unless they have logged in, or are held, since they were found. */
  const erase = (id: string, now: number) =>
    records.transact(null, async (tx) => {
      const [person] = await findPeople(tx, brands, id)
      const isOver = person?.step.what === 'erase' && person.step.at <= now
      if (!isOver || person.heldBecause !== null) return false
      tx.leaveNoTrace()
      await forgetPerson(tx, id)
      await accessLog.addWithin(tx, null, {
        by: 'retention',
        operation: 'deleted',
        entity: 'person',
        id,
        reason: 'no_log_in',
      })
      return true
    })

  async function findDue(until: number): Promise<{ person: IdlePerson; due: Due }[]> {
    const found = await records.transact(null, (tx) => findPeople(tx, brands))
    return found
      .filter(({ step }) => step.at <= until)
      .sort((one, other) => one.step.at - other.step.at)
      .map((person) => ({ person, due: dueOf(person) }))
  }

  return {
    id: 'R9',
    due: async (until) => (await findDue(until)).map(({ due }) => due),
    async carryOut(now) {
      const found = await findDue(now)
      const byId = new Map(found.map(({ person }) => [person.id, person]))
      return eachDue(
        found.map(({ due }) => due),
        goesOn,
        async ({ id }) => {
          const person = byId.get(id)
          if (!person) return false
          return person.step.what === 'erase' ? erase(id, now) : remind(person, person.step, now)
        },
      )
    },
  }
}

function dueOf({ id, step, heldBecause }: IdlePerson): Due {
  const due: Due = { limit: 'R9', kind: 'person', id, at: step.at, what: step.what }
  return heldBecause === null ? due : { ...due, heldBecause }
}
