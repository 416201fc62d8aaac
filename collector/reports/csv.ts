// A report as CSV (RFC 4180): the rows of the JSON answer and nothing else. Numbers are numbers, null is empty, money is in
// decimal with its currency in a column of its own. What a spreadsheet would run is escaped (S5).
import { stringify } from 'csv-stringify/sync'
import { currencyDigits } from '../../sdk/protocol/currencies.ts'
import type { ReportRow } from './answer.ts'
import type { Unit } from './metrics.ts'
import type { TableAnswer } from './table-answer.ts'

export type Cell = string | number | null | undefined

interface Column {
  header: string
  cellOf(row: ReportRow): Cell
}

/**
 * Columns: the dimensions (by product also `product_name`), each metric, of a share also `<metric>_low` and
 * `<metric>_high`, where periods are compared `previous_<metric>`, `currency` where there is money, `low_volume`, and
 * `other`, which is true of what is left beside the rows.
 */
export function reportCsv(answer: TableAnswer): string {
  const { headers, rows } = reportCells(answer)
  return stringify(rows, {
    header: true,
    columns: headers,
    escape_formulas: true,
    record_delimiter: 'windows',
  })
}

/** The same, not yet written. */
export function reportCells(answer: TableAnswer): { headers: string[]; rows: Cell[][] } {
  const columns = columnsOf(answer)
  return {
    headers: columns.map(({ header }) => header),
    rows: answer.rows.map((row) => columns.map(({ cellOf }) => cellOf(row))),
  }
}

function columnsOf(answer: TableAnswer): Column[] {
  const { query, meta } = answer
  const isByCurrency = query.dimensions.includes('currency')
  const currencyOf = (row: ReportRow) => (isByCurrency ? textOf(row.currency) : meta.currency)
  const hasMoney = query.metrics.some((name) => unitOf(answer, name) === 'minor')
  const hasShares = query.metrics.some((name) => unitOf(answer, name) === 'ratio')
  return [
    ...labelsOf(query),
    ...query.metrics.flatMap((name) => metricColumns(name, answer, currencyOf)),
    ...(hasMoney && !isByCurrency ? [{ header: 'currency', cellOf: currencyOf }] : []),
    ...(hasShares ? [{ header: 'low_volume', cellOf: (row: ReportRow) => row.low_volume?.join(' ') }] : []),
    ...(query.dimensions.length > 0
      ? [{ header: 'other', cellOf: (row: ReportRow) => (row.other ? 'true' : null) }]
      : []),
  ]
}

function labelsOf({ dimensions }: TableAnswer['query']): Column[] {
  const names = dimensions.includes('product') ? [...dimensions, 'product_name'] : dimensions
  return names.map((name) => ({ header: name, cellOf: (row) => row[name] }))
}

function metricColumns(
  name: string,
  answer: TableAnswer,
  currencyOf: (row: ReportRow) => string | null,
): Column[] {
  const unit = unitOf(answer, name)
  const amount = (value: Cell, row: ReportRow) =>
    unit === 'minor' ? inDecimal(value, currencyOf(row)) : value
  const bound = (at: 0 | 1) => (row: ReportRow) => row.intervals?.[name]?.[at]
  return [
    { header: name, cellOf: (row) => amount(row[name], row) },
    ...(unit === 'ratio'
      ? [
          { header: `${name}_low`, cellOf: bound(0) },
          { header: `${name}_high`, cellOf: bound(1) },
        ]
      : []),
    ...(answer.query.compare
      ? [{ header: `previous_${name}`, cellOf: (row: ReportRow) => amount(row.previous?.[name], row) }]
      : []),
  ]
}

function unitOf({ definitions }: TableAnswer, name: string): Unit {
  return definitions[name]?.unit ?? 'count'
}

/** Minor units as a decimal: 5990 in EUR is 59.9. */
function inDecimal(value: Cell, currency: string | null): Cell {
  const digits = currency === null ? undefined : currencyDigits.get(currency)
  return typeof value === 'number' && digits !== undefined ? value / 10 ** digits : null
}

function textOf(value: Cell): string | null {
  return typeof value === 'string' ? value : null
}
