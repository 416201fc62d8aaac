// What each metric is over a list of sightings, in words of plain loops. None of the product's code.
import type { StoredEvent, StoredItem } from '../../collector/stores/events.ts'
import type { Order } from './recount-orders.ts'
import { nobody, type Sighting } from './recount-sightings.ts'

/** `currency`: only amounts in it count; null: all are of one currency. */
type Measure = (
  sightings: readonly Sighting[],
  currency: string | null,
  /** The moment of the period's last event. */
  last: number,
) => number | null

const named = (name: string) => (sighting: Sighting) => sighting.events.some((event) => event.name === name)

function count(sightings: readonly Sighting[], has: (sighting: Sighting) => boolean): number {
  let counted = 0
  for (const sighting of sightings) if (has(sighting)) counted += 1
  return counted
}

/** How often an event happened: a visit and a search hold several. */
const times = (all: readonly Sighting[], name: string) => eventsNamed(all, name).length

function different(sightings: readonly Sighting[], idOf: (sighting: Sighting) => string | null): number {
  const ids = new Set<string>()
  for (const sighting of sightings) {
    const id = idOf(sighting)
    if (id !== null && id !== nobody) ids.add(id)
  }
  return ids.size
}

const over = (part: number | null, whole: number) => (part === null || whole === 0 ? null : part / whole)
const rounded = (value: number | null) => (value === null ? null : Math.round(value))
const lineValue = ({ price_minor, quantity }: StoredItem) =>
  price_minor === null ? null : price_minor * (quantity === null ? 1 : quantity)

function valueOfItems(items: readonly StoredItem[]): number | null {
  let sum: number | null = null
  for (const item of items) {
    const value = lineValue(item)
    if (value !== null) sum = (sum ?? 0) + value
  }
  return sum
}

/** Null when there was something to have an amount and none of it said one. */
function addUp(amounts: readonly (number | null)[]): number | null {
  let sum = 0
  let known = 0
  for (const amount of amounts) {
    if (amount === null) continue
    sum += amount
    known += 1
  }
  return amounts.length > 0 && known === 0 ? null : sum
}

function eventsNamed(sightings: readonly Sighting[], name: string): { event: StoredEvent; of: Sighting }[] {
  const found: { event: StoredEvent; of: Sighting }[] = []
  for (const of of sightings)
    for (const event of of.events) if (event.name === name) found.push({ event, of })
  return found
}

function paid(sightings: readonly Sighting[], currency: string | null): (number | null)[] {
  const amounts: (number | null)[] = []
  for (const { event, of } of eventsNamed(sightings, 'purchase')) {
    if (currency !== null && event.currency !== currency) continue
    if (of.item) amounts.push(lineValue(of.item))
    else if (of.term === null) amounts.push(event.value_minor)
    else for (const line of event.items) amounts.push(lineValue(line))
  }
  return amounts
}

function amountsOf(sightings: readonly Sighting[], currency: string | null, has: (order: Order) => boolean) {
  const orders = sightings.flatMap(({ order }) => (order && has(order) ? [order] : []))
  const shown = orders.filter((order) => currency === null || order.currency === currency)
  return addUp(shown.map(({ amount }) => amount))
}

const isKind = (kind: Order['kind']) => (order: Order) => order.kind === kind
const ordersWith = (all: readonly Sighting[], has: (order: Order) => boolean) =>
  count(all, ({ order }) => order !== null && has(order))

/** A refund whose currency nobody knows may be of the one that is shown. */
function refunded(sightings: readonly Sighting[], currency: string | null): number | null {
  const known = sightings.flatMap(({ order }) => (order?.kind === 'refund' ? [order] : []))
  const shown = known.filter((order) => currency === null || (order.currency ?? currency) === currency)
  return addUp(shown.map((order) => (currency === null || order.currency !== null ? order.amount : null)))
}

function units(sightings: readonly Sighting[]): number {
  let sum = 0
  for (const { event, of } of eventsNamed(sightings, 'purchase')) {
    for (const line of of.item ? [of.item] : event.items) sum += line.quantity === null ? 1 : line.quantity
  }
  return sum
}

const fromSearch = (sightings: readonly Sighting[]) => sightings.filter(({ term }) => term !== null)
const placed = (sightings: readonly Sighting[]) =>
  fromSearch(sightings).filter(
    (line) => named('select_item')(line) && line.item !== null && line.item.index !== null,
  )
const tried = (sightings: readonly Sighting[]) => sightings.filter(named('search'))

/** The most results that a search for the term said; null where none said. */
function found({ events }: Sighting): number | null {
  let most: number | null = null
  for (const { name, results } of events) {
    if (name === 'search' && results !== null && (most === null || results > most)) most = results
  }
  return most
}

const abandoned = (carts: readonly Sighting[]) => carts.filter((cart) => !named('purchase')(cart))

/** What was put in less what was taken out; null when nothing that was put in named an amount. */
function worth({ events }: Sighting, currency: string | null): number | null {
  const amountsOf = (name: string) =>
    events
      .filter((event: StoredEvent) => event.name === name && event.currency === currency)
      .flatMap(({ value_minor, items }) => value_minor ?? valueOfItems(items) ?? [])
  const added = amountsOf('add_to_cart')
  if (added.length === 0) return null
  return Math.max(0, (addUp(added) ?? 0) - (addUp(amountsOf('remove_from_cart')) ?? 0))
}

const left = (carts: readonly Sighting[]) => abandoned(carts).filter(({ orderedLater }) => !orderedLater)
const lasted = ({ events }: Sighting) => ((events.at(-1)?.time ?? 0) - (events[0]?.time ?? 0)) / 1000

const weekMs = 7 * 86_400_000

/** Of those whose week has ended by the last event of the period. */
function retainedIn(week: number): Measure {
  return (all, _currency, last) => {
    const ended = all.filter(({ time }) => time + (week + 1) * weekMs <= last)
    const back = count(ended, ({ time, moments }) =>
      moments.some((moment) => Math.floor((moment - time) / weekMs) === week),
    )
    return over(back, ended.length)
  }
}

export const measures: Record<string, Measure> = {
  visitors: (all) => different(all, ({ visitor }) => visitor),
  visits: (all) => different(all, ({ session }) => session),
  customers: (all) => different(all, ({ customer }) => customer),
  page_views: (all) => times(all, 'page_view'),
  bounce_rate: (visits) =>
    over(
      count(visits, ({ events }) => events.length === 1),
      visits.length,
    ),
  visit_duration: (visits) =>
    rounded(
      over(
        visits.reduce((sum, visit) => sum + lasted(visit), 0),
        visits.length,
      ),
    ),
  pages_per_visit: (visits) => over(times(visits, 'page_view'), visits.length),
  conversion: (all) =>
    over(
      different(all.filter(named('purchase')), ({ session }) => session),
      different(all, ({ session }) => session),
    ),
  orders: (all) =>
    all[0]?.item === null
      ? times(all, 'purchase')
      : different(all.filter(named('purchase')), ({ events }) => events[0]?.id ?? null),
  quantity: (all) => units(all),
  revenue: (all, currency) => addUp(paid(all, currency)),
  refund_count: (all) => ordersWith(all, isKind('refund')),
  refunds: refunded,
  net_revenue: (all, currency) => {
    const [gross, back] = [amountsOf(all, currency, isKind('purchase')), refunded(all, currency)]
    return gross === null || back === null ? null : gross - back
  },
  average_order: (all, currency) => rounded(over(addUp(paid(all, currency)), paid(all, currency).length)),
  revenue_per_visitor: (all, currency) =>
    rounded(
      over(
        addUp(paid(all, currency)),
        different(all, ({ visitor }) => visitor),
      ),
    ),
  verified_orders: (all) => ordersWith(all, ({ isConfirmed }) => isConfirmed),
  unverified_orders: (all) => ordersWith(all, ({ isConfirmed }) => !isConfirmed),
  unseen_orders: (all) => ordersWith(all, ({ isSeen }) => !isSeen),
  coverage: (all) =>
    over(
      ordersWith(all, ({ isSeen, isConfirmed }) => isSeen && isConfirmed),
      ordersWith(all, ({ isConfirmed }) => isConfirmed),
    ),
  verified_revenue: (all, currency) => amountsOf(all, currency, ({ isConfirmed }) => isConfirmed),
  unverified_revenue: (all, currency) => amountsOf(all, currency, ({ isConfirmed }) => !isConfirmed),
  new_visitors: (all) => all.length,
  ...Object.fromEntries([1, 2, 3, 4, 8].map((week) => [`retention_week_${week}`, retainedIn(week)])),
  list_views: (all) => times(all, 'view_item_list'),
  item_clicks: (all) => times(all, 'select_item'),
  item_views: (all) => times(all, 'view_item'),
  add_to_carts: (all) => times(all, 'add_to_cart'),
  checkouts: (all) => times(all, 'begin_checkout'),
  publication_opens: (all) => times(all, 'publication_open'),
  publication_clicks: (all) => times(all, 'publication_click'),
  click_rate: (all) => over(times(all, 'select_item'), times(all, 'view_item_list')),
  cart_to_detail: (all) => over(times(all, 'add_to_cart'), times(all, 'view_item')),
  purchase_to_view: (all) => over(times(all, 'purchase'), times(all, 'view_item')),
  searches: (all) => times(all, 'search'),
  search_tries: (all) => tried(all).length,
  search_click_rate: (all) => over(count(tried(all), named('select_item')), tried(all).length),
  search_empty_rate: (all) => {
    const told = tried(all).filter((term) => found(term) !== null)
    return over(
      count(told, (term) => found(term) === 0),
      told.length,
    )
  },
  search_ignored_rate: (all) => {
    const some = tried(all).filter((term) => found(term) !== 0)
    return over(
      count(some, (term) => !named('select_item')(term)),
      some.length,
    )
  },
  search_cart_rate: (all) => over(count(tried(all), named('add_to_cart')), tried(all).length),
  search_order_rate: (all) => over(count(tried(all), named('purchase')), tried(all).length),
  search_revenue: (all, currency) => addUp(paid(fromSearch(all), currency)),
  revenue_per_search: (all, currency) => rounded(over(addUp(paid(all, currency)), times(all, 'search'))),
  click_position: (all) =>
    over(
      placed(all).reduce((sum, { item }) => sum + (item?.index ?? 0), 0),
      placed(all).length,
    ),
  search_clicks: (all) => placed(all).length,
  carts: (all) => all.length,
  carts_abandoned: (all) => abandoned(all).length,
  carts_recovered: (all) => count(abandoned(all), ({ orderedLater }) => orderedLater),
  cart_abandonment: (all) => over(abandoned(all).length, all.length),
  cart_recovery: (all) =>
    over(
      count(abandoned(all), ({ orderedLater }) => orderedLater),
      abandoned(all).length,
    ),
  cart_value_left: (all, currency) => addUp(left(all).map((cart) => worth(cart, currency))),
}
