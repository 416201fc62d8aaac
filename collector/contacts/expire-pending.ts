// R6: what was never confirmed is really deleted. Called by whoever keeps the time limits.
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { isHeld } from '../retention/legal-holds.ts'
import { pendingLastsMs } from '../settings/retention-settings.ts'
import type { RecordStore, RecordTransaction } from '../stores/records.ts'
import type { Tasks } from '../tasks/tasks.ts'
import type { Ask, Asks } from './asks.ts'
import type { ContactLinks } from './contact-links.ts'
import type { Contacts } from './contacts.ts'
import { expireAsksUntil } from './expire-asks.ts'
import { isPending } from './opt-in-rules.ts'

export interface ExpireOptions {
  records: RecordStore
  brands: Pick<BrandRegistry, 'find'>
  contacts: Contacts
  ledger: Ledger
  asks: Asks
  links: ContactLinks
  tasks: Tasks
}

/**
 * Deletes, in one brand, what waits for a confirmation since the brand's `retention.pendingDays` or longer: the ask, and
 * the contact where it was nothing but pending. What is held (R21) stays as it is. Links that are over and finished tasks
 * are forgotten too. Answers how many asks ran out.
 */
export type ExpirePending = (brand: string, now: number) => Promise<number>

export function createExpirePending(options: ExpireOptions): ExpirePending {
  const { records, brands, contacts, asks, links, tasks } = options

  async function expire(tx: RecordTransaction, brand: string, id: string, until: number): Promise<void> {
    const contact = await contacts.get(tx, brand, id)
    if (!contact) return
    const waits = await expireAsksUntil(tx, brand, contact, options, until)
    if (waits || !isPending(contact.optIns)) return
    await links.end(tx, id)
    await contacts.remove(tx, brand, id)
  }

  return async (name, now) => {
    const brand = brands.find(name)
    if (!brand) return 0
    const lastsMs = pendingLastsMs(brand.settings)
    const until = now - lastsMs
    return records.transact(name, async (tx) => {
      const unanswered = await withoutHeld(tx, await asks.unanswered(tx, name, until))
      for (const id of new Set(unanswered.map(({ contact }) => contact))) await expire(tx, name, id, until)
      await asks.removeBefore(tx, until)
      await links.forgetOver(tx, lastsMs)
      await tasks.forgetFinished(tx)
      return unanswered.length
    })
  }
}

async function withoutHeld(tx: RecordTransaction, asks: readonly Ask[]): Promise<Ask[]> {
  const free: Ask[] = []
  for (const ask of asks) if ((await isHeld(tx, 'contact', ask.contact)) === null) free.push(ask)
  return free
}
