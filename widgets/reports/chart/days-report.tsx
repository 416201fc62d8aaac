// One metric by day, of the analyst's choice: a sentence, its picture, what the lines are, and the table one tap away.
import { useState } from 'preact/hooks'
import { unitOf } from '../answer.ts'
import { labelOf, type Unit } from '../metrics.ts'
import type { Period } from '../period.ts'
import { RowsTable, type RowsTableProps } from '../rows-table.tsx'
import { DayPlot } from './day-plot.tsx'
import { daySentence } from './day-sentence.ts'
import { dayValues } from './day-values.ts'

interface Props extends RowsTableProps {
  period: Period
  /** The days that these are compared with, or null. */
  previous: Period | null
  today: string
}

interface LegendProps {
  period: string
  before: string | null
  unfinished: boolean
}

const Legend = ({ period, before, unfinished }: LegendProps) => (
  <ul class="legend">
    <li class="is-current">{period}</li>
    {unfinished && <li class="is-unfinished">today, not over yet</li>}
    {before && <li class="is-previous">{before}</li>}
  </ul>
)

interface ChoiceProps {
  metrics: readonly string[]
  chosen: string
  onChoose: (metric: string) => void
}

const MetricChoice = ({ metrics, chosen, onChoose }: ChoiceProps) => (
  <div class="choices">
    <label>
      <span>Shown</span>
      <select value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
        {metrics.map((metric) => (
          <option key={metric} value={metric}>
            {labelOf(metric)}
          </option>
        ))}
      </select>
    </label>
  </div>
)

/** Shares and means may lie close together; counts and money are whole. */
const leastStep = (unit: Unit): number => (unit === 'ratio' ? 0.001 : unit === 'decimal' ? 0.1 : 1)

/** A single day is no line: its sentence and its table say all. */
export const DaysReport = ({ period, previous, today, ...given }: Props) => {
  const { table, answer, formats, text, compare } = given
  const { metrics } = table.query
  const [metric, setMetric] = useState(metrics[0] ?? '')
  const unit = unitOf(answer, metric)
  const write = (value: number) => text.value(unit, value)
  const days = dayValues(answer.rows, period, today, metric)
  const dates = formats.period(period)
  return (
    <>
      {metrics.length > 1 && <MetricChoice metrics={metrics} chosen={metric} onChoose={setMetric} />}
      <p>{daySentence(days, { metric, unit, write }, formats)}</p>
      {days.length > 1 && (
        <>
          <DayPlot
            {...{ days, formats, write }}
            least={leastStep(unit)}
            label={`Line chart of ${labelOf(metric).toLowerCase()} by day, ${dates}`}
          />
          <Legend
            period={dates}
            before={compare && previous ? formats.period(previous) : null}
            unfinished={days.some(({ unfinished }) => unfinished)}
          />
        </>
      )}
      <details>
        <summary>Table of these days</summary>
        <RowsTable {...given} whole />
      </details>
    </>
  )
}
