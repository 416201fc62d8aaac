// A report's answers as plain text: the figures of the JSON in the words and the writing of the page, one table after the
// other, for whoever reads mail.
import { currencyDigits } from '../../sdk/protocol/currencies.ts'
import { dimensionLabel, valueLabel } from '../../widgets/reports/dimensions.ts'
import { createFormats } from '../../widgets/reports/formats.ts'
import { createMeasureText, type MeasureText } from '../../widgets/reports/measure-text.ts'
import { labelOf } from '../../widgets/reports/metrics.ts'
import type { ReportRow } from '../reports/answer.ts'
import { isDate } from '../reports/calendar.ts'
import type { TableAnswer } from '../reports/table-answer.ts'

export interface AnsweredTable {
  title: string
  answer: TableAnswer
}

/** Rows of a table in a mail, but for days, of which each is there; the page has the others. */
export const mostRows = 10

/** Mails are written in the page's English. */
const formats = createFormats('en-GB')
/** Code to be pasted into a shop, which the page shows. */
const notInMails = ['example']

/** Null is not measured, as everywhere. */
export function reportMailText(tables: readonly AnsweredTable[]): string {
  return tables.map(({ title, answer }) => [title, ...linesOf(answer)].join('\n')).join('\n\n')
}

/** A figure a line where there is nothing to break down by; else the rows, each with its figures beside each other. */
function linesOf(answer: TableAnswer): string[] {
  const { query, rows } = answer
  const dimensions = query.dimensions.filter((name) => !notInMails.includes(name))
  const { metrics } = query
  if (rows.length === 0) return ['  nothing to show']
  if (query.dimensions.length === 0) {
    const text = textOf(answer, answer.totals)
    return aligned(
      metrics.map((name) => [labelOf(name), writtenValue(answer, answer.totals, name, text)]),
      1,
    )
  }
  const shown = dimensions.includes('date') ? rows : rows.slice(0, mostRows)
  const more = rows.length - shown.length
  const lines = shown.map((row) => {
    const text = textOf(answer, row)
    return [...labelsOf(row, dimensions), ...metrics.map((name) => writtenValue(answer, row, name, text))]
  })
  return [
    ...aligned([[...dimensions.map(dimensionLabel), ...metrics.map(labelOf)], ...lines], dimensions.length),
    ...(more > 0 ? [`  and ${formats.count(more)} more on the page`] : []),
  ]
}

function labelsOf(row: ReportRow, dimensions: readonly string[]): string[] {
  return dimensions.map((name, at) => {
    if (row.other) return at === 0 ? 'others, too few in each to be shown' : ''
    const value = (name === 'product' && row.product_name) || row[name]
    const text = value === null || value === undefined ? null : String(value)
    if (name === 'date' && text !== null && isDate(text)) return formats.weekday(text)
    return unlinked(valueLabel(name, text))
  })
}

/** A row of its own currency is written in it. */
function textOf({ query, meta }: TableAnswer, row: Readonly<Record<string, unknown>>): MeasureText {
  const { currency } = row
  const isOwn = query.dimensions.includes('currency') && typeof currency === 'string'
  return createMeasureText(
    formats,
    isOwn
      ? { currency, digits: currencyDigits.get(currency) ?? 2 }
      : { currency: meta.currency, digits: meta.currency_digits },
  )
}

function writtenValue(
  { definitions }: TableAnswer,
  row: Readonly<Record<string, unknown>>,
  name: string,
  text: MeasureText,
): string {
  const value = row[name]
  return text.value(definitions[name]?.unit ?? 'count', typeof value === 'number' ? value : null)
}

/**
 * What shoppers and other sites wrote: one line, and nothing that a mail program makes a link of (X4). `shop.example` is
 * written `shop[.]example`.
 */
function unlinked(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Z}]+/gu, ' ').trim()
  return (line || '(empty)').replace(/\.(?=[\p{L}\p{N}-])|@|:(?=\/\/)/gu, (mark) => `[${mark}]`)
}

/** The first columns to the left, as they are labels; figures to the right. */
function aligned(table: readonly (readonly string[])[], labels: number): string[] {
  const widths = (table[0] ?? []).map((_, at) => Math.max(...table.map((row) => [...(row[at] ?? '')].length)))
  const cell = (text: string, at: number) => {
    const gap = ' '.repeat((widths[at] ?? 0) - [...text].length)
    return at < labels ? text + gap : gap + text
  }
  return table.map((row) => `  ${row.map(cell).join('  ')}`.trimEnd())
}
