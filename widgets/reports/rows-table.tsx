// A table of a report: its first column names the row, the others are its metrics, the last the lead one's change.
import { useState } from 'preact/hooks'
import { Explain } from '../ui/explain.tsx'
import { LongText } from '../ui/long-text.tsx'
import { measured, type ReportAnswer, type ReportRow, unitOf } from './answer.ts'
import type { Dimension, ReportTable } from './catalogue.ts'
import { ChangeHead } from './change-head.tsx'
import { dimensionLabel } from './dimensions.ts'
import type { Formats } from './formats.ts'
import { createMeasureText, type MeasureText } from './measure-text.ts'
import { MeasuredValue } from './measured-value.tsx'
import { MetricWord } from './metric-word.tsx'
import { rowLabel } from './row-label.ts'

/** Rows seen before the rest is asked for. */
const firstRows = 10

export interface RowsTableProps {
  table: ReportTable
  /** What rows may be named by, with what it means. */
  dimensions: Record<string, Dimension>
  answer: ReportAnswer
  formats: Formats
  text: MeasureText
  compare: boolean
  /** Every row at once. */
  whole?: boolean
}

export const dimensionOf = ({ query }: ReportTable): string => query.dimensions[0] ?? ''

/** What names a row: the day alone, where one value beside it is shown at a time; else every dimension. */
const namesOf = ({ query: { dimensions } }: ReportTable): string[] =>
  dimensions[0] === 'date' ? ['date'] : dimensions

const DimensionHead = ({ table, dimensions }: RowsTableProps) => {
  const [name = '', ...more] = namesOf(table)
  if (more.length > 0) return <>{[name, ...more].map(dimensionLabel).join(', ')}</>
  const known = Object.hasOwn(dimensions, name) ? dimensions[name] : undefined
  if (!known) return <>{dimensionLabel(name)}</>
  return (
    <Explain word={dimensionLabel(name)}>
      <p>{known.definition}</p>
    </Explain>
  )
}

const Head = (props: RowsTableProps) => {
  const { metrics } = props.table.query
  return (
    <thead>
      <tr>
        <th scope="col">
          <DimensionHead {...props} />
        </th>
        {metrics.map((metric) => (
          <th key={metric} scope="col">
            <MetricWord metric={metric} answer={props.answer} />
          </th>
        ))}
        {props.compare && <ChangeHead metric={metrics[0] ?? ''} />}
      </tr>
    </thead>
  )
}

/** Of a currency that the collector says no digits of: a refund alone, without an order in these days. */
const usualDigits = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

/** A row of its own currency is written in it. */
const textOf = ({ cells }: ReportRow, { table, answer, formats, text }: RowsTableProps): MeasureText => {
  const { currency } = cells
  const { meta } = answer
  const isOther =
    dimensionOf(table) === 'currency' && typeof currency === 'string' && currency !== meta.currency
  if (!isOther) return text
  return createMeasureText(formats, { currency, digits: meta.digits[currency] ?? usualDigits(currency) })
}

const labelsOf = (row: ReportRow, { table, formats }: RowsTableProps): string[] => [
  ...new Set(namesOf(table).map((name) => rowLabel(row, name, formats))),
]

const Line = ({ row, ...props }: RowsTableProps & { row: ReportRow }) => {
  const { table, answer } = props
  const { metrics } = table.query
  const [lead = ''] = metrics
  const text = textOf(row, props)
  const change = text.change(unitOf(answer, lead), measured(row.cells, lead), measured(row.previous, lead))
  return (
    <tr>
      <th scope="row">
        <LongText text={labelsOf(row, props).join(' · ')} />
      </th>
      {metrics.map((metric) => (
        <td key={metric} class={row.lowVolume.includes(metric) ? 'few' : undefined}>
          <MeasuredValue unit={unitOf(answer, metric)} value={measured(row.cells, metric)} text={text} />
          {row.lowVolume.includes(metric) && <span class="unseen"> of few</span>}
        </td>
      ))}
      {props.compare && <td class="soft">{change ?? 'not comparable'}</td>}
    </tr>
  )
}

export const RowsTable = (props: RowsTableProps) => {
  const [all, setAll] = useState(props.whole ?? false)
  const { rows } = props.answer
  const more = rows.length - firstRows
  const fewRows = rows.some(({ lowVolume }) => lowVolume.length > 0)
  const { dimensions } = props.table.query
  return (
    <>
      <div class="scroll">
        <table>
          <caption class="unseen">{props.table.title}</caption>
          <Head {...props} />
          <tbody>
            {(all ? rows : rows.slice(0, firstRows)).map((row) => (
              <Line
                key={JSON.stringify([...dimensions, 'other'].map((name) => row.cells[name]))}
                row={row}
                {...props}
              />
            ))}
          </tbody>
        </table>
      </div>
      {fewRows && <p class="soft">Pale shares stand on fewer than 100 and say little yet.</p>}
      {!props.whole && more > 0 && (
        <button type="button" class="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? `Show the first ${firstRows}` : `Show ${more} more`}
        </button>
      )}
    </>
  )
}
