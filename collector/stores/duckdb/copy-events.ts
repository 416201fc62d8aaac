// A brand's events as a file, written by the engine itself. Who they are of is left as it stands in the store: pseudonyms.
import type { EventExport } from '../events.ts'
import { identifier, literal } from './literal.ts'

/** What a spreadsheet would run begins with one of these (S5); a quote before it makes it a text. */
const formula = "'^[=+@\\-\\t\\r\\x{FF1D}\\x{FF0B}\\x{FF0D}\\x{FF20}]'"

const formats: Record<EventExport['format'], string> = {
  csv: "FORMAT csv, HEADER, DELIMITER ','",
  json: 'FORMAT json',
  parquet: 'FORMAT parquet',
}

/** The statement that writes some events in the order of their time. */
export function copyStatement(events: string, { columns, format, path }: EventExport): string {
  const list = columns.map((name) => (format === 'csv' ? plainText(name) : identifier(name))).join(', ')
  return `COPY (SELECT ${list} FROM ${events} ORDER BY time, id) TO ${literal(path)} (${formats[format]})`
}

function plainText(name: string): string {
  const column = identifier(name)
  const text = name === 'items' ? `to_json(${column})::VARCHAR` : column
  return `CASE WHEN regexp_matches(${text}::VARCHAR, ${formula}) AND typeof(${column}) = 'VARCHAR'
    THEN '''' || ${text}::VARCHAR ELSE ${text}::VARCHAR END AS ${column}`
}
