// Every table of a report, in its place on the page: figures, days, steps or rows.
import type { ReportAnswer } from './answer.ts'
import type { AskedTable, Board } from './board.ts'
import type { Dimension, ReportTable } from './catalogue.ts'
import { DaysReport } from './chart/days-report.tsx'
import { Figures } from './figures.tsx'
import type { Formats } from './formats.ts'
import { Funnel } from './funnel.tsx'
import { createMeasureText } from './measure-text.ts'
import { ReportCard } from './report-card.tsx'
import { dimensionOf, RowsTable } from './rows-table.tsx'

interface Props {
  board: Board
  dimensions: Record<string, Dimension>
  brand: string
  today: string
  formats: Formats
  onFile: (table: ReportTable) => Promise<string>
}

/** Metrics beside which another table still fits. */
const fewMetrics = 3

const isWide = (table: ReportTable): boolean =>
  dimensionOf(table) === 'date' || table.query.metrics.length > fewMetrics

export const BoardView = ({ board, dimensions, brand, today, formats, onFile }: Props) => {
  const { meta, view, period, report } = board
  const text = createMeasureText(formats, { currency: meta.currency, digits: meta.currencyDigits })
  const compare = view.compare !== null
  const figures = board.tables.filter(({ table }) => table.query.dimensions.length === 0)
  const cards = board.tables.filter(({ table }) => table.query.dimensions.length > 0)
  const content = (table: ReportTable, answer: ReportAnswer) => {
    const given = { table, dimensions, answer, formats, text, compare }
    if (dimensionOf(table) === 'date')
      return <DaysReport period={period} previous={meta.previousPeriod} today={today} {...given} />
    if (dimensionOf(table) === 'funnel_step') return <Funnel {...given} />
    return <RowsTable {...given} />
  }
  const card = ({ table, asked }: AskedTable) => (
    <ReportCard
      key={`${report.name} ${table.name}`}
      {...{ table, asked, report, brand, onFile }}
      filtered={view.filters.length > 0}
      wide={isWide(table)}
    >
      {(answer) => content(table, answer)}
    </ReportCard>
  )
  return (
    <>
      {figures.map(
        ({ table, asked }) =>
          asked.ok && (
            <Figures
              key={`${report.name} ${table.name}`}
              metrics={table.query.metrics}
              answer={asked.answer}
              {...{ text, compare }}
            />
          ),
      )}
      <div class="cards">{cards.map(card)}</div>
    </>
  )
}
