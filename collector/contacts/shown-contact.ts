// What of a contact each side is shown (A2, A3, V7): lists of fields, so that a new field is shown to nobody at first.
import { type Contact, type ContactFields, contactFieldNames } from './contact.ts'
import { mayBeContacted, mayBeMailed } from './may-be-contacted.ts'

type FieldName = keyof ContactFields

/** An address is shown to who may use it; the brand's own fields are the brand's. */
const ambassadorFields: readonly FieldName[] = ['first_name', 'last_name', 'message', 'city', 'postal_code']
/** The message was written to the ambassador. */
const brandFields: readonly FieldName[] = contactFieldNames.filter((name) => name !== 'message')

export function shownToAmbassador(contact: Contact): Contact {
  const isIn = mayBeContacted(contact.optIns.ambassador)
  return only(contact, [
    ...ambassadorFields,
    ...(isIn ? (['phone'] as const) : []),
    ...(isIn && mayBeMailed(contact.emailStatus) ? (['email'] as const) : []),
  ])
}

export function shownToBrand(contact: Contact): Contact {
  return only(contact, brandFields)
}

function only(contact: Contact, names: readonly FieldName[]): Contact {
  const shown = Object.entries(contact.fields).filter(([name]) => names.some((known) => known === name))
  return { ...contact, fields: Object.fromEntries(shown) }
}

/** For a list: neither pending (V7), nor erased, nor restricted by the person (article 18). */
const isThere =
  "contacts.ambassador_opt_in <> 'blog_popin_pending' AND contacts.sealed IS NOT NULL AND contacts.restricted_at IS NULL"

/** The conditions of the two lists; the ambassador's takes their ID. */
export const isAmbassadors = `contacts.ambassador = ? AND ${isThere}`
export const isBrands = `(contacts.brand_opt_in <> 'none' OR contacts.partners_opt_in = 1) AND ${isThere}`
