// A person's copy as CSV (RFC 4180): one line a value, with its place in the JSON, so that nothing is left out.
import { stringify } from 'csv-stringify/sync'
import type { PersonalData } from './personal-data.ts'

/** What a spreadsheet would run is escaped (S5). Numbers in a place count from 1: `contacts.1.fields.email`. */
export function toPersonalCsv(data: PersonalData): string {
  const rows = Object.entries(data).flatMap(([part, value]) =>
    valuesIn(value, []).map(([place, text]) => ({ part, place: place.join('.'), value: text })),
  )
  return stringify(rows, {
    header: true,
    columns: ['part', 'place', 'value'],
    escape_formulas: true,
    bom: true,
    record_delimiter: 'windows',
  })
}

/** Each value with the names that lead to it; null, an empty list and an empty object are none. */
function valuesIn(value: unknown, place: readonly string[]): [place: readonly string[], text: string][] {
  if (value === null || value === undefined) return []
  if (typeof value !== 'object') return [[place, String(value)]]
  const inner = Array.isArray(value)
    ? value.map((one, at): [string, unknown] => [String(at + 1), one])
    : Object.entries(value)
  return inner.flatMap(([name, one]) => valuesIn(one, [...place, name]))
}
