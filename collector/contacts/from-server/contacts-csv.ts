// Exported contacts as CSV (RFC 4180).
import { stringify } from 'csv-stringify/sync'
import type { ExportedContact } from './export-contacts.ts'

/** One line a contact; the orders are in the JSON only. What a spreadsheet would run is escaped (S5). */
export function toCsv(contacts: readonly ExportedContact[]): string {
  const rows = contacts.map(({ orders, custom, ...rest }) => ({ ...rest, custom: JSON.stringify(custom) }))
  return stringify(rows, {
    header: true,
    columns: [...csvColumns],
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: { boolean: String },
  })
}

const csvColumns = [
  'id',
  'ambassador',
  'first_name',
  'last_name',
  'email',
  'phone',
  'city',
  'postal_code',
  'custom',
  'brand_opt_in',
  'brand_opt_in_at',
  'partners_opt_in',
  'partners_opt_in_at',
  'email_status',
  'suppressed',
  'created_at',
  'changed_at',
] as const satisfies (keyof ExportedContact)[]
