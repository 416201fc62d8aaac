// The ledger's end of what was asked and never confirmed.
import { recipients } from '../../sdk/protocol/opt-in.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { RecordTransaction } from '../stores/records.ts'
import { type Ask, type Asks, tickedOf } from './asks.ts'
import type { Contact } from './contact.ts'

export interface ExpireAsksOptions {
  asks: Asks
  ledger: Ledger
}

type AskedContact = Pick<Contact, 'id' | 'ambassador'>

/** Ends whatever a contact still has to confirm. */
export async function expireAsks(
  tx: RecordTransaction,
  brand: string,
  contact: AskedContact,
  { asks, ledger }: ExpireAsksOptions,
): Promise<void> {
  await appendExpired(tx, brand, contact, ledger, await asks.open(tx, brand, contact.id), [])
  await asks.removeOf(tx, contact.id)
}

/** The same of what was asked at this moment or earlier; those asks stay in the table. Answers whether a later one waits. */
export async function expireAsksUntil(
  tx: RecordTransaction,
  brand: string,
  contact: AskedContact,
  { asks, ledger }: ExpireAsksOptions,
  moment: number,
): Promise<boolean> {
  const open = await asks.open(tx, brand, contact.id)
  const waiting = open.filter(({ askedAt }) => askedAt > moment)
  const over = open.filter(({ askedAt }) => askedAt <= moment)
  await appendExpired(tx, brand, contact, ledger, over, waiting)
  return waiting.length > 0
}

/** One entry a recipient, but for whom a later ask may still bring the yes. */
async function appendExpired(
  tx: RecordTransaction,
  brand: string,
  { id: contact, ambassador }: AskedContact,
  ledger: Ledger,
  over: readonly Ask[],
  waiting: readonly Ask[],
): Promise<void> {
  const asksFor = (asks: readonly Ask[]) => new Set(asks.flatMap(({ content }) => tickedOf(content)))
  const [ended, open] = [asksFor(over), asksFor(waiting)]
  const expired = recipients.filter((to) => ended.has(to) && !open.has(to))
  const about = { act: 'expired', contact, ambassador, confirmation: 'awaited' } as const
  await ledger.append(
    tx,
    brand,
    expired.map((recipient) => ({ ...about, recipient })),
  )
}
