// A contact's row in the database, and the contact that it stands for.
import {
  type AmbassadorOptIn,
  ambassadorOptIns,
  type BrandOptIn,
  brandOptIns,
  type EmailStatus,
  emailStatuses,
} from '../../sdk/protocol/opt-in.ts'
import type { RecordRow, Value } from '../stores/records.ts'
import type { Contact, ContactFields } from './contact.ts'

/** Columns of `contacts` that a contact is made from, and its wrapped key's; `contactTables` names where from. */
export const contactColumns = `contacts.id, contacts.ambassador, contacts.email_tag, contacts.phone_tag, contacts.sealed, contacts.ambassador_opt_in,
  contacts.brand_opt_in, contacts.partners_opt_in, contacts.ambassador_at, contacts.brand_at, contacts.partners_at,
  contacts.email_status, contacts.created_at, contacts.created_by, contacts.changed_at, contacts.changed_by,
  contacts.restricted_at, contact_keys.version, contact_keys.wrapped`

export const contactTables = 'contacts LEFT JOIN contact_keys ON contact_keys.contact = contacts.id'

/** Throws when a column does not hold what the schema says: then the file was changed from outside. */
export function contactOf(row: RecordRow, fields: ContactFields): Contact {
  return {
    id: textIn(row, 'id'),
    ambassador: textIn(row, 'ambassador'),
    fields,
    optIns: {
      ambassador: oneOf<AmbassadorOptIn>(ambassadorOptIns, row.ambassador_opt_in),
      brand: oneOf<BrandOptIn>(brandOptIns, row.brand_opt_in),
      partners: row.partners_opt_in === 1,
    },
    ambassadorAt: numberOrNull(row, 'ambassador_at'),
    brandAt: numberOrNull(row, 'brand_at'),
    partnersAt: numberOrNull(row, 'partners_at'),
    emailStatus: oneOf<EmailStatus>(emailStatuses, row.email_status),
    createdAt: numberIn(row, 'created_at'),
    createdBy: textIn(row, 'created_by'),
    changedAt: numberIn(row, 'changed_at'),
    changedBy: textIn(row, 'changed_by'),
    restrictedAt: numberOrNull(row, 'restricted_at'),
  }
}

export function textIn(row: RecordRow, column: string): string {
  const value = row[column]
  if (typeof value === 'string') return value
  throw new Error(`The column ${column} holds no text`)
}

export function textOrNull(row: RecordRow, column: string): string | null {
  return row[column] === null ? null : textIn(row, column)
}

export function numberIn(row: RecordRow, column: string): number {
  const value = row[column]
  if (typeof value === 'number') return value
  throw new Error(`The column ${column} holds no number`)
}

export function numberOrNull(row: RecordRow, column: string): number | null {
  return row[column] === null ? null : numberIn(row, column)
}

function oneOf<Status extends string>(list: readonly Status[], value: Value | undefined): Status {
  const found = list.find((status) => status === value)
  if (found !== undefined) return found
  throw new Error('A column holds no status of its list')
}
