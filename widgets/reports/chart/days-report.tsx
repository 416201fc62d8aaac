// One metric by day, of the analyst's choice: a sentence, its picture, what the lines are, and the table one tap away.
import { useState } from 'preact/hooks'
import { type ReportAnswer, unitOf } from '../answer.ts'
import { dimensionLabel, valueLabel } from '../dimensions.ts'
import { labelOf, type Unit } from '../metrics.ts'
import type { Period } from '../period.ts'
import { RowsTable, type RowsTableProps } from '../rows-table.tsx'
import { DayPlot } from './day-plot.tsx'
import { daySentence } from './day-sentence.ts'
import { type DayValue, dayValues } from './day-values.ts'

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
  label: string
  names: readonly string[]
  words: (name: string) => string
  chosen: string
  onChoose: (name: string) => void
}

/** Nothing to choose where there is but one. */
const Choice = ({ label, names, words, chosen, onChoose }: ChoiceProps) =>
  names.length > 1 && (
    <label>
      <span>{label}</span>
      <select value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
        {names.map((name) => (
          <option key={name} value={name}>
            {words(name)}
          </option>
        ))}
      </select>
    </label>
  )

/** The values of the dimension beside the day; one without a name where there is no such dimension. */
const valuesBeside = (beside: string | undefined, { rows }: ReportAnswer): string[] =>
  beside === undefined ? [''] : [...new Set(rows.map(({ cells }) => String(cells[beside] ?? '')))]

/** Shares and means may lie close together; counts and money are whole. */
const leastStep = (unit: Unit): number => (unit === 'ratio' ? 0.001 : unit === 'decimal' ? 0.1 : 1)

interface PictureProps extends Pick<Props, 'formats' | 'period' | 'previous'> {
  days: DayValue[]
  metric: string
  unit: Unit
  write: (value: number) => string
}

const Picture = ({ days, formats, period, previous, metric, unit, write }: PictureProps) => {
  const dates = formats.period(period)
  return (
    <>
      <DayPlot
        {...{ days, formats, write }}
        least={leastStep(unit)}
        label={`Line chart of ${labelOf(metric).toLowerCase()} by day, ${dates}`}
      />
      <Legend
        period={dates}
        before={previous && formats.period(previous)}
        unfinished={days.some(({ unfinished }) => unfinished)}
      />
    </>
  )
}

/** A single day is no line: its sentence and its table say all. Of two dimensions one value is shown at a time. */
export const DaysReport = ({ period, previous, today, ...given }: Props) => {
  const { table, formats, text, compare } = given
  const { metrics, dimensions } = table.query
  const [, beside] = dimensions
  const values = valuesBeside(beside, given.answer)
  const [metric, setMetric] = useState(metrics[0] ?? '')
  const [wanted, setWanted] = useState('')
  const value = values.includes(wanted) ? wanted : (values[0] ?? '')
  const rows = given.answer.rows.filter(({ cells }) => !beside || String(cells[beside] ?? '') === value)
  const answer = { ...given.answer, rows }
  const unit = unitOf(answer, metric)
  const write = (number: number) => text.value(unit, number)
  const days = dayValues(rows, period, today, metric)
  return (
    <>
      <div class="choices">
        <Choice label="Shown" names={metrics} words={labelOf} chosen={metric} onChoose={setMetric} />
        <Choice
          label={dimensionLabel(beside ?? '')}
          names={values}
          words={(name) => valueLabel(beside ?? '', name || null)}
          chosen={value}
          onChoose={setWanted}
        />
      </div>
      <p>{daySentence(days, { metric, unit, write }, formats)}</p>
      {days.length > 1 && (
        <Picture {...{ days, formats, period, metric, unit, write }} previous={compare ? previous : null} />
      )}
      <details>
        <summary>Table of these days</summary>
        <RowsTable {...given} answer={answer} whole />
      </details>
    </>
  )
}
