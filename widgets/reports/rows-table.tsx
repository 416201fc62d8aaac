// A report as a table: its first column names the row, the others are its metrics, the last the lead one's change.
import { useState } from 'preact/hooks'
import { Explain } from '../ui/explain.tsx'
import { LongText } from '../ui/long-text.tsx'
import { measured, type ReportAnswer, type ReportRow } from './answer.ts'
import { ChangeHead } from './change-head.tsx'
import type { Formats } from './formats.ts'
import type { MeasureText } from './measure-text.ts'
import { MeasuredValue } from './measured-value.tsx'
import { MetricWord } from './metric-word.tsx'
import type { Report } from './reports.ts'
import { rowLabel } from './row-label.ts'

/** Rows seen before the rest is asked for. */
const firstRows = 10

export interface RowsTableProps {
  report: Report
  answer: ReportAnswer
  formats: Formats
  text: MeasureText
  compare: boolean
  /** Every row at once. */
  whole?: boolean
}

const Head = ({ report, answer, compare }: RowsTableProps) => (
  <thead>
    <tr>
      <th scope="col">
        <Explain word={report.head}>
          <p>{report.means}</p>
        </Explain>
      </th>
      {report.metrics.map((metric) => (
        <th key={metric} scope="col">
          <MetricWord metric={metric} answer={answer} />
        </th>
      ))}
      {compare && <ChangeHead metric={report.metrics[0]} />}
    </tr>
  </thead>
)

const Line = ({ row, report, formats, text, compare }: RowsTableProps & { row: ReportRow }) => {
  const [lead] = report.metrics
  const change = text.change(lead, measured(row.cells, lead), measured(row.previous, lead))
  return (
    <tr>
      <th scope="row">
        <LongText text={rowLabel(row, report.dimension, formats)} />
      </th>
      {report.metrics.map((metric) => (
        <td key={metric}>
          <MeasuredValue metric={metric} value={measured(row.cells, metric)} text={text} />
        </td>
      ))}
      {compare && <td class="soft">{change ?? 'not comparable'}</td>}
    </tr>
  )
}

export const RowsTable = (props: RowsTableProps) => {
  const [all, setAll] = useState(props.whole ?? false)
  const { rows } = props.answer
  const more = rows.length - firstRows
  return (
    <>
      <div class="scroll">
        <table>
          <caption class="unseen">{props.report.title}</caption>
          <Head {...props} />
          <tbody>
            {(all ? rows : rows.slice(0, firstRows)).map((row) => (
              <Line key={JSON.stringify(row.cells[props.report.dimension])} row={row} {...props} />
            ))}
          </tbody>
        </table>
      </div>
      {!props.whole && more > 0 && (
        <button type="button" class="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? `Show the first ${firstRows}` : `Show ${more} more`}
        </button>
      )}
    </>
  )
}
