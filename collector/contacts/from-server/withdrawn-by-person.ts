// What a person took back here themselves: it is not given again by a system that has not heard of it.
import { type Recipient, recipients } from '../../../sdk/protocol/opt-in.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { RecordTransaction } from '../../stores/records.ts'

/** Whose yes was taken back last, of a contact by its ID; what the brand took back is not it. */
export async function withdrawnByPerson(
  tx: RecordTransaction,
  brand: string,
  contact: string,
  ledger: Ledger,
): Promise<Recipient[]> {
  const entries = await ledger.entriesOf(tx, brand, contact)
  return recipients.filter((to) => {
    const last = entries.findLast((entry) => entry.recipient === to)
    return last?.act === 'withdrawn' && last.basis !== 'brand_record'
  })
}
