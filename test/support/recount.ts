// An independent recount of every metric by every dimension: plain loops over the events, none of the product's code.

import type { StoredEvent } from '../../collector/stores/events.ts'
import { measures } from './recount-measures.ts'
import { type Kind, type Sighting, sightingsBy } from './recount-sightings.ts'
import { hostsOf } from './recount-sources.ts'

export interface RecountQuestion {
  metric: string
  /** None, one, or `date` and another. */
  dimensions: string[]
  /** Local days, both included. */
  period: { from: string; to: string }
  timeZone: string
  currency: string
}

export interface Recount {
  /** By the JSON text of the dimensions' values; only groups in which something happened. */
  groups: Map<string, number | null>
  total: number | null
}

export type RecountOf = (question: Omit<RecountQuestion, 'period' | 'timeZone' | 'currency'>) => Recount

type Scene = Pick<RecountQuestion, 'period' | 'timeZone' | 'currency'>

/** Gathers what is counted once, for many questions. */
export function createRecount(
  events: readonly StoredEvent[],
  { period, timeZone, currency }: Scene,
): RecountOf {
  const within = events
    .filter(({ time }) => {
      const date = localDate(time, timeZone)
      return date >= period.from && date <= period.to
    })
    .sort((a, b) => a.time - b.time)
  const last = within.at(-1)?.time ?? 0
  const gathered = new Map<Kind, Sighting[]>()
  const sightingsOf = (kind: Kind) => {
    const known = gathered.get(kind) ?? sightingsBy[kind](within, events)
    gathered.set(kind, known)
    return known
  }
  return ({ metric, dimensions }) => {
    const kind = kindOf(metric, dimensions)
    const counted = sightingsOf(kind).filter(
      (sighting) => looksAt(metric, kind, sighting) && dimensions.every((name) => has(name, kind, sighting)),
    )
    const byGroup = new Map<string, Sighting[]>()
    for (const sighting of counted) {
      const key = JSON.stringify(dimensions.map((name) => labelOf(name, sighting, timeZone)))
      const group = byGroup.get(key)
      if (group) group.push(sighting)
      else byGroup.set(key, [sighting])
    }
    const measure = measures[metric]
    if (!measure) throw new RangeError(`no recount of ${metric}`)
    const shown = dimensions.includes('currency') ? null : currency
    return {
      groups: new Map([...byGroup].map(([key, group]) => [key, measure(group, shown, last)])),
      total: measure(counted, currency, last),
    }
  }
}

/** Local days by `Intl`, where the product uses Temporal. */
export function localDate(time: number, timeZone: string): string {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formats.set(timeZone, format)
  }
  return format.format(time)
}

const formats = new Map<string, Intl.DateTimeFormat>()

const ofLines = ['product', 'item_brand', 'item_category', 'list', 'position']
const ofVisits = [
  'entry_page',
  'exit_page',
  'source',
  'referrer',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'searched',
]
const kinds: [Kind, string[]][] = [
  ['sales', ['refund_count', 'refunds', 'net_revenue']],
  [
    'orders',
    [
      'verified_orders',
      'unverified_orders',
      'unseen_orders',
      'coverage',
      'verified_revenue',
      'unverified_revenue',
    ],
  ],
  ['cohorts', ['new_visitors', ...[1, 2, 3, 4, 8].map((week) => `retention_week_${week}`)]],
  ['visits', ['bounce_rate', 'visit_duration', 'pages_per_visit']],
  [
    'carts',
    ['carts', 'carts_abandoned', 'carts_recovered', 'cart_abandonment', 'cart_recovery', 'cart_value_left'],
  ],
  [
    'terms',
    [
      'search_tries',
      'search_click_rate',
      'search_empty_rate',
      'search_ignored_rate',
      'search_cart_rate',
      'search_order_rate',
      'revenue_per_search',
    ],
  ],
  ['lines', ['click_rate', 'purchase_to_view', 'search_revenue', 'click_position', 'search_clicks']],
]

function kindOf(metric: string, dimensions: readonly string[]): Kind {
  if (dimensions.includes('visitor_kind')) return 'returns'
  const own = kinds.find(([, metrics]) => metrics.includes(metric))
  if (own) return own[0]
  if (dimensions.some((name) => ofVisits.includes(name))) return 'visits'
  if (dimensions.some((name) => ofLines.includes(name))) return 'lines'
  const ofTerm = ['visitors', 'visits', 'customers', 'searches'].includes(metric)
  return dimensions.includes('search_term') && !ofTerm ? 'lines' : 'events'
}

/** The events that a metric is about, where events or their lines are counted. */
const eventsOfMetric: Record<string, string[]> = {
  page_views: ['page_view'],
  searches: ['search'],
  list_views: ['view_item_list'],
  item_clicks: ['select_item'],
  item_views: ['view_item'],
  add_to_carts: ['add_to_cart'],
  checkouts: ['begin_checkout'],
  publication_opens: ['publication_open'],
  publication_clicks: ['publication_click'],
  orders: ['purchase'],
  quantity: ['purchase'],
  revenue: ['purchase'],
  average_order: ['purchase'],
  click_rate: ['view_item_list', 'select_item'],
  cart_to_detail: ['view_item', 'add_to_cart'],
  purchase_to_view: ['view_item', 'purchase'],
  search_revenue: ['purchase'],
  click_position: ['select_item'],
  search_clicks: ['select_item'],
}

function looksAt(metric: string, kind: Kind, { events }: Sighting): boolean {
  if (kind !== 'events' && kind !== 'lines') return true
  const names = eventsOfMetric[metric]
  return names === undefined || names.includes(events[0]?.name ?? '')
}

const withProducts = ['view_item_list', 'select_item', 'view_item', 'add_to_cart', 'purchase']

/** Whether a sighting has a value of a dimension. */
function has(dimension: string, kind: Kind, { events, item, term, order }: Sighting): boolean {
  const name = events[0]?.name ?? ''
  if (dimension === 'page') return name === 'page_view'
  if (dimension === 'search_term') return kind === 'events' ? name === 'search' : term !== null
  if (dimension === 'position') return name === 'select_item' && item !== null && item.index !== null
  if (dimension === 'currency') return order !== null || name === 'purchase'
  return ofLines.includes(dimension) ? withProducts.includes(name) : true
}

const pagesOf = ({ events }: Sighting) =>
  events.filter(({ name, path }) => name === 'page_view' && path !== null).map(({ path }) => path)
const placeOf = ({ item }: Sighting) => item?.index ?? Number.POSITIVE_INFINITY
const firstOf = ({ events: [first] }: Sighting): StoredEvent => {
  if (first === undefined) throw new RangeError('a sighting is of an event')
  return first
}

/** The value of each dimension but the date. */
const labels: Record<string, (sighting: Sighting) => string | null> = {
  page: (sighting) => firstOf(sighting).path,
  entry_page: (visit) => pagesOf(visit)[0] ?? null,
  exit_page: (visit) => pagesOf(visit).at(-1) ?? null,
  search_term: (sighting) => sighting.term ?? firstOf(sighting).search_term?.trim().toLowerCase() ?? null,
  product: ({ item }) => item?.item_id ?? null,
  item_brand: ({ item }) => item?.item_brand ?? null,
  item_category: ({ item }) => item?.item_category ?? null,
  list: ({ list }) => list,
  position: (click) => (placeOf(click) < 10 ? String(placeOf(click)) : '10 and more'),
  publication: ({ publication }) => publication,
  device: ({ device }) => device,
  browser: ({ browser }) => browser,
  os: ({ os }) => os,
  currency: (sighting) => (sighting.order ?? firstOf(sighting)).currency,
  visitor_kind: ({ isNew }) => (isNew ? 'new' : 'returning'),
  searched: ({ events }) => (events.some(({ name }) => name === 'search') ? 'yes' : 'no'),
  source: (visit) => hostsOf(firstOf(visit)).source,
  referrer: (visit) => hostsOf(firstOf(visit)).referrer,
  utm_source: (visit) => firstOf(visit).utm_source,
  utm_medium: (visit) => firstOf(visit).utm_medium,
  utm_campaign: (visit) => firstOf(visit).utm_campaign,
}

function mondayOf(date: string): string {
  const day = new Date(`${date}T00:00:00Z`)
  while (day.getUTCDay() !== 1) day.setUTCDate(day.getUTCDate() - 1)
  return day.toISOString().slice(0, 10)
}

function labelOf(dimension: string, sighting: Sighting, timeZone: string): string | null {
  if (dimension === 'date') return localDate(sighting.time, timeZone)
  if (dimension === 'cohort') return mondayOf(localDate(sighting.time, timeZone))
  const label = labels[dimension]
  if (!label) throw new RangeError(`no recount by ${dimension}`)
  return label(sighting)
}

/** Visits that searched, then selected, then added, then ordered; each step looks for its earliest moment. */
export function recountFunnel(events: readonly StoredEvent[]): number[] {
  const reached = [0, 0, 0, 0]
  for (const { events: visit } of sightingsBy.visits(events, events)) {
    let since = Number.NEGATIVE_INFINITY
    for (const [at, step] of ['search', 'select_item', 'add_to_cart', 'purchase'].entries()) {
      const times = visit.filter(({ name, time }) => name === step && time >= since).map(({ time }) => time)
      if (times.length === 0) break
      since = Math.min(...times)
      reached[at] = (reached[at] ?? 0) + 1
    }
  }
  return reached
}
