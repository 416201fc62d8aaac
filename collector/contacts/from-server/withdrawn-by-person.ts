// What a person took back here themselves: it is not given again by a system that has not heard of it.
import { type Recipient, recipients } from '../../../sdk/protocol/opt-in.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { RecordTransaction } from '../../stores/records.ts'
import type { Contacts } from '../contacts.ts'

/** Whose yes the contact of this ambassador with this address has taken back last; what the brand took back is not it. */
export type WithdrawnByPerson = (
  tx: RecordTransaction,
  brand: string,
  email: string,
  ambassador: string,
) => Promise<Recipient[]>

export function createWithdrawnByPerson(contacts: Contacts, ledger: Ledger): WithdrawnByPerson {
  return async (tx, brand, email, ambassador) => {
    const known = await contacts.findByEmail(tx, brand, email)
    const current = known.find((contact) => contact.ambassador === ambassador)
    if (!current) return []
    const entries = await ledger.entriesOf(tx, brand, current.id)
    return recipients.filter((to) => {
      const last = entries.findLast((entry) => entry.recipient === to)
      return last?.act === 'withdrawn' && last.basis !== 'brand_record'
    })
  }
}
