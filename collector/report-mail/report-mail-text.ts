// A report's answers as plain text: the figures of the JSON, one table after the other, for whoever reads mail.
import type { ReportAnswer } from '../reports/answer.ts'
import { type Cell, reportCells } from '../reports/csv.ts'
import { type Metric, type MetricName, metricNames, metrics } from '../reports/metrics.ts'

export interface AnsweredTable {
  title: string
  answer: ReportAnswer
}

/** As the mail says it. Null is not measured, as everywhere; shares and decimals have four digits after the point. */
export function reportMailText(tables: readonly AnsweredTable[]): string {
  return tables.map(({ title, answer }) => [title, ...linesOf(answer)].join('\n')).join('\n\n')
}

/** A figure a line where there is nothing to break down by; else the rows, each with its figures beside each other. */
function linesOf(answer: ReportAnswer): string[] {
  const { headers, rows } = reportCells(answer)
  const labels = labelCount(answer)
  const said = headers.flatMap((header, at) => (at < labels || isSaid(header) ? [at] : []))
  const table = [
    said.map((at) => headers[at] ?? ''),
    ...rows.map((row, index) =>
      said.map((at) => {
        const isOther = at === 0 && answer.rows[index]?.other === true
        return isOther ? 'other, together' : written(headers[at] ?? '', row[at])
      }),
    ),
  ]
  if (rows.length === 0) return ['nothing to show']
  return labels === 0 ? aligned(transposed(table), 1) : aligned(table, labels)
}

function labelCount({ query: { dimensions } }: ReportAnswer): number {
  return dimensions.length + (dimensions.includes('product') ? 1 : 0)
}

const isMetric = (name: string): name is MetricName => metricNames.some((each) => each === name)
const isSaid = (header: string) => isMetric(header) || header === 'currency'

function written(header: string, cell: Cell): string {
  if (typeof cell === 'number') return writtenNumber(header, cell)
  return cell === null || cell === undefined ? '–' : unlinked(cell)
}

function writtenNumber(header: string, value: number): string {
  if (!isMetric(header)) return String(value)
  const { unit }: Metric = metrics[header]
  return String(unit === 'ratio' || unit === 'decimal' ? Number(value.toFixed(4)) : value)
}

/**
 * What shoppers and other sites wrote: one line, and nothing that a mail program makes a link of (X4). `shop.example` is
 * written `shop[.]example`.
 */
function unlinked(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Z}]+/gu, ' ').trim()
  return (line || '(empty)').replace(/\.(?=[\p{L}\p{N}-])|@|:(?=\/\/)/gu, (mark) => `[${mark}]`)
}

function transposed(table: readonly (readonly string[])[]): string[][] {
  const [first = []] = table
  return first.map((_, at) => table.map((row) => row[at] ?? ''))
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
