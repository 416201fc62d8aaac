// What an independent recount counts: events, order lines, visits, terms searched for and carts, gathered by plain
// loops. None of the product's code.
import type { StoredEvent, StoredItem } from '../../collector/stores/events.ts'
import { confirmedOf, type Order, salesOf } from './recount-orders.ts'

/** Whose a withdrawal is: nobody's, and no visit's. */
export const nobody = '00000000-0000-0000-0000-000000000000'

/** One thing that is counted. `events` are those behind it, in the order of their time. */
export interface Sighting {
  time: number
  visitor: string
  session: string
  customer: string | null
  device: string | null
  browser: string | null
  os: string | null
  publication: string | null
  events: StoredEvent[]
  item: StoredItem | null
  /** The list and the search's term of an order line; of a term searched for, the term. */
  list: string | null
  term: string | null
  /** Of a cart: whether its visitor ordered after it. */
  orderedLater: boolean
  order: Order | null
  /** Of a visitor: the moments of all that they did in the period; of a visit, whether it was the visitor's first. */
  moments: number[]
  isNew: boolean
}

export type Kind =
  | 'events'
  | 'lines'
  | 'visits'
  | 'terms'
  | 'carts'
  | 'sales'
  | 'orders'
  | 'returns'
  | 'cohorts'

/** `events` are those of the period, `all` what happened around it too. */
type Gather = (events: readonly StoredEvent[], all: readonly StoredEvent[]) => Sighting[]

export const sightingsBy: Record<Kind, Gather> = {
  events: (events) => events.map((event) => sighting([event])),
  lines: linesOf,
  visits: (events) => [...bySession(events).values()].map((all) => sighting(all)),
  terms: termsOf,
  carts: cartsOf,
  sales: (events, all) => salesOf(events, all).map(ofOrder),
  orders: (events, all) => confirmedOf(new Set(events), all).map(ofOrder),
  returns: (events, all) => {
    const firsts = firstsOf(all)
    return [...bySession(events).values()].map((visit) => {
      const made = sighting(visit)
      // A visit that another's event began is of who came in it: it is no later one for them.
      return { ...made, isNew: made.time <= (firsts.get(made.visitor) ?? made.time) }
    })
  },
  cohorts: cohortsOf,
}

function firstsOf(all: readonly StoredEvent[]): Map<string, number> {
  const firsts = new Map<string, number>()
  for (const { visitor, time } of all) {
    const known = firsts.get(visitor)
    if (known === undefined || time < known) firsts.set(visitor, time)
  }
  return firsts
}

/** One a visitor with an ID who was never there before the period. */
function cohortsOf(events: readonly StoredEvent[], all: readonly StoredEvent[]): Sighting[] {
  const withId = ({ visitor, visitor_basis }: StoredEvent) => visitor_basis === 'id' && visitor !== nobody
  const firsts = firstsOf(all.filter(withId))
  const start = events[0]?.time ?? 0
  const byVisitor = new Map<string, StoredEvent[]>()
  for (const event of events) {
    if ((firsts.get(event.visitor) ?? 0) < start) continue
    const known = byVisitor.get(event.visitor)
    if (known) known.push(event)
    else byVisitor.set(event.visitor, [event])
  }
  return [...byVisitor.values()].map((did) => sighting(did, { moments: did.map(({ time }) => time) }))
}

const emptyHanded = { customer: null, device: null, browser: null, os: null, publication: null }

function ofOrder(order: Order): Sighting {
  const { time, bought } = order
  const { customer, device, browser, os, publication } = bought ?? emptyHanded
  const who = { visitor: bought?.visitor ?? nobody, session: bought?.session ?? nobody }
  const by = { customer, device, browser, os, publication }
  return { time, ...who, ...by, events: [], ...noMore, order }
}

function sighting(events: StoredEvent[], more: Partial<Sighting> = {}): Sighting {
  const [first] = events
  if (first === undefined) throw new RangeError('a sighting is of an event')
  let publication: string | null = null
  for (const event of events) publication ??= event.publication
  let customer: string | null = null
  let visitor = first.visitor
  for (const event of events) {
    if (event.customer !== null && (customer === null || event.customer > customer)) customer = event.customer
    if (event.visitor > visitor) visitor = event.visitor
  }
  const { time, session, device, browser, os } = first
  return { time, visitor, session, customer, device, browser, os, publication, events, ...noMore, ...more }
}

const noMore = {
  item: null,
  list: null,
  term: null,
  orderedLater: false,
  order: null,
  moments: [],
  isNew: false,
}

function linesOf(events: readonly StoredEvent[]): Sighting[] {
  const lines: Sighting[] = []
  for (const event of events) {
    for (const item of event.items) {
      const list = item.item_list_id === null ? event.item_list_id : item.item_list_id
      const term = list?.startsWith('search:') ? list.slice(7).trim().toLowerCase() : null
      lines.push(sighting([event], { item, list, term }))
    }
  }
  return lines
}

/** One a visit and term: its searches, and the lines clicked, put into a cart and ordered from its results. */
function termsOf(events: readonly StoredEvent[]): Sighting[] {
  const byTerm = new Map<string, { term: string; events: StoredEvent[] }>()
  const add = (event: StoredEvent, term: string) => {
    const key = `${event.session} ${term}`
    const known = byTerm.get(key) ?? { term, events: [] }
    known.events.push(event)
    byTerm.set(key, known)
  }
  for (const event of events) {
    if (event.name === 'search' && event.search_term !== null)
      add(event, event.search_term.trim().toLowerCase())
    if (!['select_item', 'add_to_cart', 'purchase'].includes(event.name)) continue
    for (const { item, term } of linesOf([event])) {
      if (item && term !== null) add({ ...event, items: [item] }, term)
    }
  }
  return [...byTerm.values()].map(({ term, events: all }) => sighting(all, { term }))
}

function cartsOf(events: readonly StoredEvent[]): Sighting[] {
  const ofCarts = events.filter(({ name }) => ['add_to_cart', 'remove_from_cart', 'purchase'].includes(name))
  const carts: Sighting[] = []
  for (const all of bySession(ofCarts).values()) {
    if (!all.some(({ name }) => name === 'add_to_cart')) continue
    const cart = sighting(all)
    const end = all.at(-1)?.time ?? 0
    for (const { name, visitor, time } of ofCarts) {
      if (name === 'purchase' && visitor === cart.visitor && time > end) cart.orderedLater = true
    }
    carts.push(cart)
  }
  return carts
}

function bySession(events: readonly StoredEvent[]): Map<string, StoredEvent[]> {
  const visits = new Map<string, StoredEvent[]>()
  for (const event of events) {
    if (event.session === nobody) continue
    const visit = visits.get(event.session)
    if (visit) visit.push(event)
    else visits.set(event.session, [event])
  }
  return visits
}
