// Visitors by day: one sentence, its picture, what the lines are, and the table one tap away.
import type { Period } from '../period.ts'
import { previousPeriod } from '../period.ts'
import { RowsTable, type RowsTableProps } from '../rows-table.tsx'
import { DayPlot } from './day-plot.tsx'
import { daySentence } from './day-sentence.ts'
import { type DayValue, dayValues } from './day-values.ts'

interface Props extends RowsTableProps {
  period: Period
  today: string
}

const Legend = ({
  period,
  before,
  unfinished,
}: {
  period: string
  before: string | null
  unfinished: boolean
}) => (
  <ul class="legend">
    <li class="is-current">{period}</li>
    {unfinished && <li class="is-unfinished">today, not over yet</li>}
    {before && <li class="is-previous">{before}</li>}
  </ul>
)

const Picture = (props: Pick<Props, 'period' | 'formats' | 'compare'> & { days: DayValue[] }) => {
  const { days, period, formats, compare } = props
  const dates = formats.period(period)
  return (
    <>
      <DayPlot days={days} formats={formats} label={`Line chart of visitors by day, ${dates}`} />
      <Legend
        period={dates}
        before={compare ? formats.period(previousPeriod(period)) : null}
        unfinished={days.some(({ unfinished }) => unfinished)}
      />
    </>
  )
}

/** A single day is no line: its sentence and its table say all. */
export const DaysReport = ({ period, today, ...table }: Props) => {
  const { answer, formats, compare } = table
  const days = dayValues(answer.rows, period, today, 'visitors')
  return (
    <>
      <p>{daySentence(days, formats)}</p>
      {days.length > 1 && <Picture days={days} period={period} formats={formats} compare={compare} />}
      <details>
        <summary>Table of these days</summary>
        <RowsTable {...table} whole />
      </details>
    </>
  )
}
