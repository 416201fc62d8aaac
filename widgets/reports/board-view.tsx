// Every table of a report, in its place on the page: figures, days, steps or rows.
import { type ReportAnswer, unitOf } from './answer.ts'
import type { AskedTable, Board } from './board.ts'
import type { Dimension, ReportTable } from './catalogue.ts'
import { DaysReport } from './chart/days-report.tsx'
import { CoverageNote } from './coverage-note.tsx'
import { Figures } from './figures.tsx'
import type { Formats } from './formats.ts'
import { Funnel } from './funnel.tsx'
import { LiveVoice } from './live-voice.tsx'
import { createMeasureText } from './measure-text.ts'
import { MissingEvents } from './missing-events.tsx'
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

const isWide = ({ query: { dimensions, metrics } }: ReportTable): boolean =>
  dimensions[0] === 'date' || dimensions.length + metrics.length > fewMetrics + 1

export const BoardView = ({ board, dimensions, brand, today, formats, onFile }: Props) => {
  const { meta, view, period, report, coverage } = board
  const text = createMeasureText(formats, { currency: meta.currency, digits: meta.currencyDigits })
  const compare = view.compare !== null && report.over === null
  const figures = board.tables.filter(({ table }) => table.query.dimensions.length === 0)
  const cards = board.tables.filter(({ table }) => table.query.dimensions.length > 0)
  const content = (table: ReportTable, answer: ReportAnswer) => {
    const given = { table, dimensions, answer, formats, text, compare }
    const lead = dimensionOf(table)
    if (lead === 'date')
      return <DaysReport period={period} previous={meta.previousPeriod} today={today} {...given} />
    if (lead === 'funnel_step') return <Funnel {...given} by={view.funnel?.by ?? null} />
    return lead === 'event' ? <MissingEvents {...{ answer, brand }} /> : <RowsTable {...given} />
  }
  const card = ({ table, asked }: AskedTable) => (
    <ReportCard
      key={`${report.name} ${table.name}`}
      {...{ table, asked, report, brand, onFile }}
      filtered={view.filters.length > 0}
      wide={isWide(table)}
    >
      {(answer) => (
        <>
          {content(table, answer)}
          {table.query.metrics.some((metric) => unitOf(answer, metric) === 'ratio') && (
            <CoverageNote {...{ coverage, text }} as="p" />
          )}
        </>
      )}
    </ReportCard>
  )
  const told = figures.map(({ table, asked }) => (
    <section key={`${report.name} ${table.name}`}>
      {figures.length > 1 && <h2 class="over">{table.title}</h2>}
      {asked.ok ? (
        <Figures metrics={table.query.metrics} answer={asked.answer} {...{ text, compare, coverage }} />
      ) : (
        <p class="refused">This table could not be made: {asked.message}</p>
      )}
    </section>
  ))
  return (
    <>
      {report.over === 'now' ? <LiveVoice>{told}</LiveVoice> : told}
      <div class="cards">{cards.map(card)}</div>
    </>
  )
}
