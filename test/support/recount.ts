// An independent recount of every metric: plain loops over the events, none of the product's code.
import type { StoredEvent, StoredItem } from '../../collector/stores/events.ts'

export interface RecountQuestion {
  metric: string
  /** None, one, or `date` and another. */
  dimensions: string[]
  /** Local days, both included. */
  period: { from: string; to: string }
  timeZone: string
  currency: string
}

/** What is counted: an event, and by product the line of it. */
interface Sighting {
  event: StoredEvent
  item: StoredItem | null
}

export interface Recount {
  /** By the JSON text of the dimensions' values; only groups in which something happened. */
  groups: Map<string, number | null>
  total: number | null
}

export function recount(events: readonly StoredEvent[], question: RecountQuestion): Recount {
  const sightings = sightingsOf(events, question)
  const byGroup = new Map<string, Sighting[]>()
  for (const sighting of sightings) {
    const key = JSON.stringify(question.dimensions.map((name) => labelOf(name, sighting, question.timeZone)))
    byGroup.set(key, [...(byGroup.get(key) ?? []), sighting])
  }
  const inOrderCurrency = question.dimensions.includes('currency')
  const groups = new Map<string, number | null>()
  for (const [key, group] of byGroup)
    groups.set(key, measure(question.metric, group, inOrderCurrency ? null : question.currency))
  return { groups, total: measure(question.metric, sightings, question.currency) }
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

function sightingsOf(events: readonly StoredEvent[], question: RecountQuestion): Sighting[] {
  const { metric, dimensions, period, timeZone } = question
  const byProduct = dimensions.includes('product')
  const sightings: Sighting[] = []
  for (const event of events) {
    const date = localDate(event.time, timeZone)
    if (date < period.from || date > period.to || !countsFor(metric, event) || !has(dimensions, event))
      continue
    if (byProduct) for (const item of event.items) sightings.push({ event, item })
    else sightings.push({ event, item: null })
  }
  return sightings
}

/** Pages are those viewed, terms those searched for. */
function has(dimensions: readonly string[], event: StoredEvent): boolean {
  if (dimensions.includes('page')) return event.name === 'page_view'
  return dimensions.includes('search_term') ? event.name === 'search' : true
}

function countsFor(metric: string, event: StoredEvent): boolean {
  if (metric === 'page_views') return event.name === 'page_view'
  if (metric === 'searches') return event.name === 'search'
  if (metric === 'item_views') return event.name === 'view_item'
  if (metric === 'add_to_carts') return event.name === 'add_to_cart'
  const ofOrders = ['orders', 'quantity', 'revenue', 'average_order']
  return ofOrders.includes(metric) ? event.name === 'purchase' : true
}

function labelOf(dimension: string, { event, item }: Sighting, timeZone: string): string | null {
  if (dimension === 'date') return localDate(event.time, timeZone)
  if (dimension === 'page') return event.path
  if (dimension === 'search_term')
    return event.search_term === null ? null : event.search_term.trim().toLowerCase()
  if (dimension === 'product') return item?.item_id ?? null
  if (dimension === 'publication') return event.publication
  if (dimension === 'device') return event.device
  if (dimension === 'currency') return event.currency
  throw new RangeError(`no recount by ${dimension}`)
}

/** `currency`: only orders in it have a value; null: all have (they are of one currency). */
function measure(metric: string, sightings: Sighting[], currency: string | null): number | null {
  const paid = sightings.filter(
    ({ event }) => event.name === 'purchase' && (!currency || event.currency === currency),
  )
  if (metric === 'visitors') return different(sightings, (event) => event.visitor)
  if (metric === 'visits') return different(sightings, (event) => event.session)
  if (metric === 'customers') return different(sightings, (event) => event.customer)
  if (metric === 'quantity') return unitsOf(sightings)
  if (metric === 'revenue') return valueOfAll(paid)
  if (metric === 'average_order') {
    const value = valueOfAll(paid)
    return paid.length === 0 || value === null ? null : Math.round(value / paid.length)
  }
  if (metric === 'conversion') {
    const visits = different(sightings, (event) => event.session)
    const ordering = sightings.filter(({ event }) => event.name === 'purchase')
    return visits === 0 ? null : different(ordering, (event) => event.session) / visits
  }
  if (metric === 'item_views' || metric === 'add_to_carts') return sightings.length
  return different(sightings, (event) => event.id)
}

function different(sightings: Sighting[], idOf: (event: StoredEvent) => string | null): number {
  const ids = new Set<string>()
  for (const { event } of sightings) {
    const id = idOf(event)
    if (id !== null) ids.add(id)
  }
  return ids.size
}

function unitsOf(sightings: Sighting[]): number {
  let units = 0
  for (const { event, item } of sightings) {
    for (const line of item ? [item] : event.items) units += line.quantity ?? 1
  }
  return units
}

/** Null when there are orders and none says an amount. */
function valueOfAll(paid: Sighting[]): number | null {
  let value = 0
  let known = 0
  for (const { event, item } of paid) {
    const amount = item ? lineValue(item) : event.value_minor
    if (amount === null) continue
    value += amount
    known += 1
  }
  return paid.length > 0 && known === 0 ? null : value
}

function lineValue({ price_minor, quantity }: StoredItem): number | null {
  return price_minor === null ? null : price_minor * (quantity ?? 1)
}

/** Visits that searched, then selected, then added, then ordered; each step looks for its earliest moment. */
export function recountFunnel(events: readonly StoredEvent[]): number[] {
  const reached = [0, 0, 0, 0]
  const bySession = new Map<string, StoredEvent[]>()
  for (const event of events) bySession.set(event.session, [...(bySession.get(event.session) ?? []), event])
  for (const visit of bySession.values()) {
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
