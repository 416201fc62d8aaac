// The live report as tables: the same figures as its JSON. A minute is named by the brand's clock.
import type { Definition, ReportRow, ReportTotals } from './answer.ts'
import { clockAt } from './calendar.ts'
import type { LiveFigures, LiveReport } from './live-report.ts'

export const liveDefinitions = {
  visitors: { unit: 'count', definition: 'Different visitors with at least one event in these minutes.' },
  page_views: { unit: 'count', definition: 'Pages viewed in these minutes.' },
  add_to_carts: { unit: 'count', definition: 'Times that something was put into a cart in these minutes.' },
  orders: { unit: 'count', definition: 'Orders in these minutes, as browsers report them.' },
} as const satisfies Record<string, Definition>

export interface LiveTable {
  rows: ReportRow[]
  totals: ReportTotals
  /** Rows that are hidden because too few visitors are behind them. */
  suppressed: number
}

const minuteMs = 60_000

export const liveTables = {
  last_5_minutes: ({ last_5_minutes }) => ofFigures(last_5_minutes),
  last_30_minutes: ({ last_30_minutes }) => ofFigures(last_30_minutes),
  minutes: ({ page_views_by_minute: views, last_30_minutes, as_of }, timeZone) => {
    const at = Date.parse(as_of)
    const rows = views.toReversed().map((page_views, ago) => ({
      minute: clockAt(at - ago * minuteMs, timeZone),
      page_views,
    }))
    const { page_views } = last_30_minutes
    return { rows, totals: { page_views }, suppressed: views.filter((count) => count === null).length }
  },
} as const satisfies Record<string, (report: LiveReport, timeZone: string) => LiveTable>

function ofFigures({ visitors, page_views, add_to_carts, orders }: LiveFigures): LiveTable {
  const totals = { visitors, page_views, add_to_carts, orders }
  return { rows: [totals], totals, suppressed: visitors === null ? 1 : 0 }
}
