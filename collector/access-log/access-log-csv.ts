// Exported entries as CSV (RFC 4180), one line an entry.
import { stringify } from 'csv-stringify/sync'
import type { ExportedEntry } from './export-access-log.ts'

const columns = [
  'sequence',
  'date',
  'time',
  'by',
  'operation',
  'entity',
  'id',
  'route',
  'address',
  'reason',
  'note',
  'refused',
  'hash',
] as const satisfies (keyof ExportedEntry)[]

export function accessLogCsv(entries: readonly ExportedEntry[], { header = true } = {}): string {
  return stringify([...entries], {
    header,
    columns: [...columns],
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: { boolean: String },
  })
}
