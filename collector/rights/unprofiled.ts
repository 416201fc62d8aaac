// Whose preferences are not worked out (E19): who restricted what is kept of them, or objected. A customer ID is theirs
// when the brand sent it as theirs, or when an event names it beside their e-mail or phone.
import type { Contacts } from '../contacts/contacts.ts'
import type { ExternalContacts } from '../contacts/from-server/external-contacts.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import type { EventStore } from '../stores/events.ts'
import type { RecordStore, RecordTransaction } from '../stores/records.ts'
import { type OwnTags, ownTagsOf } from './behaviour.ts'

/** `customer`: the shop's own ID. */
export type IsUnprofiled = (brand: string, customer: string) => Promise<boolean>

export interface UnprofiledOptions {
  records: RecordStore
  store: Pick<EventStore, 'query'>
  contacts: Pick<Contacts, 'get'>
  externalContacts: Pick<ExternalContacts, 'find'>
  keyRing: Pick<KeyRing, 'tagsUnderEveryVersion'>
  now: () => number
}

const aheadMs = 86_400_000

export function createIsUnprofiled(options: UnprofiledOptions): IsUnprofiled {
  const { records, store, contacts, externalContacts, keyRing, now } = options

  /** What those people are known by; null: the customer is one of them. */
  async function tagsOfAll(tx: RecordTransaction, brand: string, customer: string): Promise<OwnTags | null> {
    const rows = await tx.run(
      `SELECT id FROM contacts WHERE sealed IS NOT NULL
       AND (restricted_at IS NOT NULL OR id IN (SELECT contact FROM objections WHERE about = 'profiling'))`,
    )
    const ids = rows.map(({ id }) => String(id))
    const known = ids.length === 0 ? null : await externalContacts.find(tx, brand, customer)
    if (known && ids.includes(known.contact)) return null
    const all = []
    for (const id of ids) all.push(await contacts.get(tx, brand, id))
    return ownTagsOf(
      keyRing,
      brand,
      all.filter((contact) => contact !== null),
    )
  }

  return async (brand, customer) => {
    const tags = await records.transact(brand, (tx) => tagsOfAll(tx, brand, customer))
    if (tags === null) return true
    const { emails, phones } = tags
    if (emails.length + phones.length === 0) return false
    const customers = keyRing.tagsUnderEveryVersion(brand, 'customer', customer.normalize('NFKC').trim())
    const found = await store.query({
      brand,
      from: 0,
      until: now() + aheadMs,
      params: { emails, phones, customers },
      sql: (events) => `SELECT 1 AS one FROM ${events} WHERE customer IN (SELECT unnest($customers))
        AND (email IN (SELECT unnest($emails)) OR phone IN (SELECT unnest($phones))) LIMIT 1`,
    })
    return found.length > 0
  }
}
