// Every report of a board, in its place on the page.

import type { Board } from './board.ts'
import { DaysReport } from './chart/days-report.tsx'
import { Figures } from './figures.tsx'
import type { Formats } from './formats.ts'
import { Funnel } from './funnel.tsx'
import { createMeasureText } from './measure-text.ts'
import { ReportCard } from './report-card.tsx'
import { type ReportName, reports } from './reports.ts'
import { RowsTable } from './rows-table.tsx'

interface Props {
  board: Board
  brand: string
  today: string
  formats: Formats
}

const tables = ['searches', 'products', 'pages', 'publications', 'devices'] as const satisfies ReportName[]
/** The last has the most columns and stands alone on its line. */
const wide: ReportName = 'devices'

export const BoardView = ({ board, brand, today, formats }: Props) => {
  const { meta, view, period } = board
  const text = createMeasureText(formats, { currency: meta.currency, digits: meta.currencyDigits })
  const given = { formats, text, compare: view.compare }
  const days = board.reports.days
  const card = (name: ReportName) => ({
    report: reports[name],
    asked: board.reports[name],
    brand,
    filtered: view.device !== null,
  })
  return (
    <>
      {days.ok && <Figures answer={days.answer} text={text} compare={view.compare} />}
      <div class="cards">
        <ReportCard {...card('days')} wide>
          {(answer) => (
            <DaysReport report={reports.days} answer={answer} period={period} today={today} {...given} />
          )}
        </ReportCard>
        <ReportCard {...card('funnel')} wide>
          {(answer) => <Funnel answer={answer} text={text} compare={view.compare} />}
        </ReportCard>
        {tables.map((name) => (
          <ReportCard key={name} {...card(name)} wide={name === wide}>
            {(answer) => <RowsTable report={reports[name]} answer={answer} {...given} />}
          </ReportCard>
        ))}
      </div>
    </>
  )
}
