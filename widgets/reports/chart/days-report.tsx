// Visitors by day: one sentence, its picture, what the lines are, and the table one tap away.
import type { Period } from '../period.ts'
import { previousPeriod } from '../period.ts'
import { RowsTable, type RowsTableProps } from '../rows-table.tsx'
import { DayPlot } from './day-plot.tsx'
import { daySentence } from './day-sentence.ts'
import { dayValues } from './day-values.ts'

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

export const DaysReport = ({ period, today, ...table }: Props) => {
  const { answer, formats, compare } = table
  const days = dayValues(answer.rows, period, today, 'visitors')
  return (
    <>
      <p>{daySentence(days, formats)}</p>
      <DayPlot
        days={days}
        formats={formats}
        label={`Line chart of visitors by day, ${formats.period(period)}`}
      />
      <Legend
        period={formats.period(period)}
        before={compare ? formats.period(previousPeriod(period)) : null}
        unfinished={days.some(({ unfinished }) => unfinished)}
      />
      <details>
        <summary>Table of these days</summary>
        <RowsTable {...table} whole />
      </details>
    </>
  )
}
