// R6: what was never confirmed is really deleted. Called by whoever keeps the time limits.
import type { Ledger } from '../ledger/ledger.ts'
import type { RecordStore } from '../stores/records.ts'
import type { Tasks } from '../tasks/tasks.ts'
import type { Ask, Asks } from './asks.ts'
import type { ContactLinks } from './contact-links.ts'
import type { Contacts } from './contacts.ts'
import { isPending } from './opt-in-rules.ts'
import { expireAsks } from './withdraw.ts'

/** R6's default: as long as an unanswered invitation. */
export const pendingLastsMs = 15 * 86_400_000

export interface ExpireOptions {
  records: RecordStore
  contacts: Contacts
  ledger: Ledger
  asks: Asks
  links: ContactLinks
  tasks: Tasks
}

/**
 * Deletes, in one brand, what waits for a confirmation since 15 days or longer: the ask, and the contact where it was
 * nothing but pending. Links that are over and finished tasks are forgotten too. Answers how many asks ran out.
 */
export type ExpirePending = (brand: string, now: number) => Promise<number>

export function createExpirePending({
  records,
  contacts,
  ledger,
  asks,
  links,
  tasks,
}: ExpireOptions): ExpirePending {
  return (brand, now) =>
    records.transact(brand, async (tx) => {
      const before = now - pendingLastsMs
      const unanswered = await asks.unanswered(tx, brand, before)
      for (const ask of newestOfEach(unanswered)) {
        const contact = await contacts.get(tx, brand, ask.contact)
        const waits = (await asks.open(tx, brand, ask.contact)).some(({ askedAt }) => askedAt > before)
        if (!contact || waits) continue
        await expireAsks(tx, brand, contact, { asks, ledger })
        if (!isPending(contact.optIns)) continue
        await links.end(tx, contact.id)
        await contacts.remove(tx, brand, contact.id)
      }
      await asks.removeBefore(tx, before)
      await links.forgetOver(tx, pendingLastsMs)
      await tasks.forgetFinished(tx)
      return unanswered.length
    })
}

/** One a contact. */
function newestOfEach(unanswered: Ask[]): Ask[] {
  return [...new Map(unanswered.map((ask) => [ask.contact, ask])).values()]
}
