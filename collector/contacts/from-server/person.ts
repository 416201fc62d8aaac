// What was sent of a person → the fields of a contact.
import { normalisePhone, parseRegion } from '../../privacy/normalise-phone.ts'
import { type ContactFields, contactFieldNames } from '../contact.ts'
import { type ItemProblem, invalid } from './parse-item.ts'

/** `ContactFields` with null for what was not sent. */
export type Person = { [Name in keyof ContactFields]-?: Exclude<ContactFields[Name], undefined> | null }

export type ParsedPerson = { ok: true; fields: ContactFields } | { ok: false; problem: ItemProblem }

/**
 * Leaves out what is empty. Refuses a phone that is no number of the region (ISO 3166 country) nor, with `+`, of any.
 */
export function toContactFields(person: Person, region: string): ParsedPerson {
  const phone = person.phone && normalisePhone(person.phone, parseRegion(region) ?? undefined)
  if (person.phone && !phone) return invalid('phone', 'must be a valid phone number')
  const filled = contactFieldNames.flatMap((name) => {
    const value = name === 'phone' ? phone : person[name]
    return isEmpty(value) ? [] : [[name, value]]
  })
  return { ok: true, fields: Object.fromEntries(filled) }
}

function isEmpty(value: Person[keyof Person] | undefined): boolean {
  return !value || (typeof value === 'object' && Object.keys(value).length === 0)
}
