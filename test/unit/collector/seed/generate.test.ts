import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { encodeRecord } from '../../../../collector/events/record.ts'
import { generateSeed, type SeedOptions } from '../../../../collector/seed/generate.ts'
import { nobody, type StoredEvent } from '../../../../collector/stores/events.ts'
import { localDate } from '../../../support/recount.ts'

const options: SeedOptions = {
  brand: 'demo',
  seed: 'a',
  days: 9,
  until: '2026-10-28',
  timeZone: 'Europe/Paris',
  currency: 'EUR',
  volume: { visitsPerDay: 60 },
}

const eventsOf = (more: Partial<SeedOptions> = {}) =>
  [...generateSeed({ ...options, ...more })].flatMap((day) => day.events)
const bytesOf = (more: Partial<SeedOptions> = {}) =>
  createHash('sha256').update(eventsOf(more).map(encodeRecord).join('')).digest('hex')

/** In euro: of its line, else of the whole order. */
function refundedIn({ transaction_id, items }: StoredEvent, events: StoredEvent[]): number {
  const order = events.find((event) => event.name === 'purchase' && event.transaction_id === transaction_id)
  if (order?.currency !== 'EUR') return 0
  const [line] = items
  return line ? (line.price_minor ?? 0) * (line.quantity ?? 1) : (order.value_minor ?? 0)
}

describe('generateSeed', () => {
  it('gives the same bytes for the same arguments, and others for another seed', () => {
    expect(bytesOf()).toBe(bytesOf())
    expect(bytesOf({ seed: 'b' })).not.toBe(bytesOf())
  })

  it('gives each local day from the first to the last, the 25-hour one too, and no event outside its day', () => {
    const days = [...generateSeed(options)]
    expect(days.map((day) => day.date)).toEqual(
      [20, 21, 22, 23, 24, 25, 26, 27, 28].map((day) => `2026-10-${day}`),
    )
    for (const { date, events } of days) {
      expect(events.filter(({ time }) => localDate(time, 'Europe/Paris') !== date)).toEqual([])
    }
  })

  it('has events of a day in the order of their time', () => {
    for (const { events } of generateSeed(options)) {
      const times = events.map(({ time }) => time)
      expect(times).toEqual([...times].sort((a, b) => a - b))
    }
  })

  it('never uses an event ID or an order ID twice', () => {
    const events = eventsOf({ volume: { visitsPerDay: 400 } })
    const bought = events.filter(({ name }) => name === 'purchase')
    const orders = bought.flatMap(({ transaction_id }) => transaction_id ?? [])
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
    expect(new Set(orders).size).toBe(orders.length)
  })

  it('knows its totals by construction: a count of the events finds the same', () => {
    const days = [...generateSeed({ ...options, volume: { visitsPerDay: 200 } })]
    const all = days.flatMap(({ events }) => events)
    const sum = (events: StoredEvent[], amountOf: (event: StoredEvent) => number | null) =>
      events.reduce((value, event) => value + (amountOf(event) ?? 0), 0)
    for (const { events, totals } of days) {
      const named = (name: string) => events.filter((event) => event.name === name)
      const somebodys = events.filter(({ visitor }) => visitor !== nobody)
      const home = named('purchase').filter(({ currency }) => currency === 'EUR')
      const seen = new Set(named('purchase').map(({ transaction_id }) => transaction_id))
      const told = named('order_confirmed')
      expect(totals).toEqual({
        events: events.length,
        visitors: new Set(somebodys.map(({ visitor }) => visitor)).size,
        visits: new Set(somebodys.map(({ session }) => session)).size,
        page_views: named('page_view').length,
        searches: named('search').length,
        searches_empty: named('search').filter(({ results }) => results === 0).length,
        add_to_carts: named('add_to_cart').length,
        orders: seen.size,
        orders_elsewhere: seen.size - home.length,
        revenue_minor: sum(home, ({ value_minor }) => value_minor),
        verified_orders: told.length,
        unseen_orders: told.filter(({ transaction_id }) => !seen.has(transaction_id)).length,
        refunds: named('order_refunded').length,
        refunded_minor: sum(named('order_refunded'), (refund) => refundedIn(refund, all)),
        publication_clicks: named('publication_click').length,
      })
    }
    const visitors = new Set(all.map(({ visitor }) => visitor).filter((visitor) => visitor !== nobody))
    expect(days.reduce((count, { newVisitors }) => count + newVisitors, 0)).toBe(visitors.size)
    const totals = days.map((day) => day.totals)
    for (const name of ['orders_elsewhere', 'refunded_minor', 'unseen_orders', 'publication_clicks'] as const)
      expect([name, totals.some((day) => day[name] > 0)]).toEqual([name, true])
  })

  it.each([20_000, 50_000])('makes about %i events when asked to', (events) => {
    const made = [...generateSeed({ ...options, volume: { events } })].reduce(
      (sum, day) => sum + day.events.length,
      0,
    )
    expect(Math.abs(made / events - 1)).toBeLessThan(0.1)
  })

  it('is believable: people come back, searches fail, phones lead, some carts become orders', () => {
    const events = eventsOf({ volume: { visitsPerDay: 400 } }).filter(({ visitor }) => visitor !== nobody)
    const share = (some: number, all: number) => some / all
    const sessions = new Set(events.map(({ session }) => session)).size
    const visitors = new Set(events.map(({ visitor }) => visitor)).size
    const searches = events.filter(({ name }) => name === 'search')
    const views = events.filter(({ name }) => name === 'page_view')
    const orders = events.filter(({ name }) => name === 'purchase')
    expect(share(visitors, sessions)).toBeLessThan(0.8)
    expect(share(searches.filter(({ results }) => results === 0).length, searches.length)).toBeGreaterThan(
      0.1,
    )
    expect(share(views.filter(({ device }) => device === 'phone').length, views.length)).toBeGreaterThan(0.5)
    expect(share(orders.length, sessions)).toBeGreaterThan(0.02)
    expect(share(orders.length, sessions)).toBeLessThan(0.08)
    expect(events.some(({ customer }) => customer !== null)).toBe(true)
    expect(events.some(({ publication }) => publication === 'P101')).toBe(true)
  })

  it('values an order as the sum of its lines, in the given currency or another', () => {
    const made = eventsOf({ currency: 'JPY', days: 4, volume: { visitsPerDay: 1000 } })
    const orders = made.filter(({ name }) => name === 'purchase')
    expect(new Set(orders.map(({ currency }) => currency))).toEqual(new Set(['JPY', 'TND', 'HUF']))
    for (const { items, value_minor } of orders) {
      const sum = items.reduce(
        (value, { price_minor, quantity }) => value + (price_minor ?? 0) * (quantity ?? 0),
        0,
      )
      expect(value_minor).toBe(sum)
    }
  })

  it('sells the products it was given', () => {
    const product = { item_id: 'ONLY', name: 'The only one', brand: 'B', category: 'C', price_minor: 7 }
    const items = eventsOf({ products: [product] }).flatMap((event) => event.items)
    expect(new Set(items.map(({ item_id }) => item_id))).toEqual(new Set(['ONLY']))
    // Seven cents are 11 yen, 231 thousandths of a dinar, and 27.30 forint.
    const prices = new Set(items.map(({ price_minor }) => price_minor))
    expect(prices).toEqual(new Set([7, 11, 231, 2730]))
  })

  it('has IDs that look like version 4 UUIDs', () => {
    const form = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
    const ids = eventsOf().flatMap(({ id, visitor, session }) =>
      visitor === nobody ? [id] : [id, visitor, session],
    )
    expect(ids.filter((id) => !form.test(id))).toEqual([])
  })
})
