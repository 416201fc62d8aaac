// What happens right now: the last 30 minutes, minute by minute, and the last 5. Events count a second or two after
// they arrive, when their segment is loaded.
import type { EventStore, Row } from '../stores/events.ts'

/** Null: not shown, because fewer visitors than `smallestGroup` are behind it. */
export interface LiveFigures {
  visitors: number | null
  page_views: number | null
  add_to_carts: number | null
  orders: number | null
}

export interface LiveReport {
  last_5_minutes: LiveFigures
  last_30_minutes: LiveFigures
  /** Page views of each of the 30 minutes, the oldest first; null where they are not shown. */
  page_views_by_minute: (number | null)[]
  /** ISO 8601. */
  as_of: string
}

export type AskLiveReport = (brand: string, smallestGroup: number) => Promise<LiveReport>

const minuteMs = 60_000
const minutes = 30
const fewMinutes = 5

export function createAskLiveReport(store: Pick<EventStore, 'query'>, now: () => number): AskLiveReport {
  return async (brand, smallestGroup) => {
    const at = now()
    const from = at - minutes * minuteMs
    const rows = await store.query({ brand, from, until: at + 1, sql: (events) => liveSql(events, at) })
    const spans = rows.filter(({ kind }) => kind === 'span')
    const figures = (minutesBack: number) =>
      shown(
        spans.find((row) => Number(row.place) === minutesBack),
        smallestGroup,
      )
    const byMinute = new Map(rows.flatMap((row) => (row.kind === 'minute' ? [[Number(row.place), row]] : [])))
    return {
      last_5_minutes: figures(fewMinutes),
      last_30_minutes: figures(minutes),
      page_views_by_minute: Array.from(
        { length: minutes },
        (_, minute) => shown(byMinute.get(minutes - 1 - minute), smallestGroup).page_views,
      ),
      as_of: new Date(at).toISOString(),
    }
  }
}

function liveSql(events: string, at: number): string {
  const count = (name: string) => `sum(CASE WHEN name = '${name}' THEN 1 ELSE 0 END)`
  const figures = `count(DISTINCT visitor_key) AS visitors, ${count('page_view')} AS page_views,
    ${count('add_to_cart')} AS add_to_carts, ${count('purchase')} AS orders`
  const last = (span: number) =>
    `SELECT 'span' AS kind, ${span} AS place, ${figures} FROM recent WHERE time > ${at - span * minuteMs}`
  return `WITH recent AS (SELECT time, name, visitor_key FROM ${events})
    ${last(fewMinutes)} UNION ALL ${last(minutes)}
    UNION ALL SELECT 'minute' AS kind, (${at} - time) // ${minuteMs} AS place, ${figures} FROM recent GROUP BY place`
}

/** Nobody is nothing to hide. */
function shown(row: Row | undefined, smallestGroup: number): LiveFigures {
  const visitors = Number(row?.visitors ?? 0)
  const isHidden = visitors > 0 && visitors < smallestGroup
  const value = (name: keyof LiveFigures) => (isHidden ? null : Number(row?.[name] ?? 0))
  return {
    visitors: value('visitors'),
    page_views: value('page_views'),
    add_to_carts: value('add_to_carts'),
    orders: value('orders'),
  }
}
