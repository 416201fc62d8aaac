// Correcting what is kept of a person (article 16): in each contact that holds the field. What nobody was told is added
// to the first contact alone, so that a correction tells no ambassador more than they knew.
import type { Brand } from '../brands/brand.ts'
import type { Contact, ContactFields } from '../contacts/contact.ts'
import type { Contacts } from '../contacts/contacts.ts'
import { readSubmissionFields } from '../contacts/submission-fields.ts'
import type { RecordTransaction } from '../stores/records.ts'

/** What can be corrected at once. A new e-mail address has to be confirmed first. */
const correctable = ['first_name', 'last_name', 'phone', 'city', 'postal_code'] as const
type Correctable = (typeof correctable)[number]

/** An empty text removes a field; a field that is not given stays. */
export interface Correction extends Partial<Record<Correctable, string>> {
  /** The brand's own fields, by name. */
  custom?: Record<string, string>
}

export type Corrected =
  /** The contacts that became others. */
  | { ok: true; contacts: Contact[] }
  /** `field`: which one is wrong; null: nothing would be left (V5). */
  | { ok: false; field: string | null }

/** Part of the caller's transaction, which must be given up when it is refused. */
export type CorrectPerson = (
  tx: RecordTransaction,
  brand: Brand,
  contacts: readonly Contact[],
  correction: Correction,
  by: string,
) => Promise<Corrected>

export function createCorrectPerson({ contacts }: { contacts: Pick<Contacts, 'change'> }): CorrectPerson {
  return async (tx, brand, own, correction, by) => {
    const checked = check(brand, correction)
    if (!checked.ok) return checked
    const corrected: Contact[] = []
    for (const [at, contact] of own.entries()) {
      const fields = fieldsFor(contact, checked.correction, at === 0 ? own : [])
      if (Object.keys(fields).length === 0) continue
      const changed = await contacts.change(tx, brand.name, contact.id, { fields }, by)
      if (!changed.ok) return { ok: false, field: fieldOf[changed.reason] ?? null }
      corrected.push(changed.contact)
    }
    return { ok: true, contacts: corrected }
  }
}

const fieldOf: Partial<Record<string, string>> = { invalid_phone: 'phone', invalid_email: 'email' }

type Checked = { ok: true; correction: Correction } | { ok: false; field: string }

function check({ settings }: Brand, { custom = {}, ...plain }: Correction): Checked {
  const read = readSubmissionFields({ ...plain, ...custom }, true, settings.region)
  if (!read.ok) return { ok: false, field: read.name }
  const emptied = Object.fromEntries(
    correctable.flatMap((name) => (isEmpty(plain[name]) ? [[name, '']] : [])),
  )
  const emptiedCustom = Object.entries(custom).filter(([, value]) => isEmpty(value))
  const { custom: given = {}, ...fields } = read.fields
  const all = { ...Object.fromEntries(emptiedCustom.map(([name]) => [name, ''])), ...given }
  return { ok: true, correction: { ...fields, ...emptied, custom: all } }
}

function isEmpty(value: string | undefined): boolean {
  return value !== undefined && value.trim() === ''
}

/** `everybody`: all contacts of the person, for the one that takes what none of them holds. */
function fieldsFor(
  { fields }: Contact,
  { custom = {}, ...plain }: Correction,
  everybody: readonly Contact[],
): ContactFields {
  const isNobodys = (name: Correctable) =>
    everybody.length > 0 && everybody.every((one) => one.fields[name] === undefined)
  const changed = correctable.flatMap((name) => {
    const value = plain[name]
    const isMeant = value !== undefined && (fields[name] !== undefined || isNobodys(name))
    return isMeant && value !== (fields[name] ?? '') ? [[name, value]] : []
  })
  const known = fields.custom ?? {}
  const own = Object.entries(custom).filter(
    ([name, value]) => Object.hasOwn(known, name) && known[name] !== value,
  )
  return {
    ...Object.fromEntries(changed),
    ...(own.length > 0 ? { custom: Object.fromEntries(own) } : {}),
  }
}
