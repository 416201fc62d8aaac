import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EventStore, Row } from '../../../../collector/stores/events.ts'
import { click, confirmed, purchase, refund, type Told, tell, visit } from '../../../support/credit-events.ts'
import { creditsOf, lastOf30 } from '../../../support/credits-of.ts'
import { eventStoreOf } from '../../../support/event-store-of.ts'
import { storedItem, uuid } from '../../../support/stored-event.ts'
import { noon } from '../../../support/wire-batch.ts'

const hour = 3_600_000
const day = 24

/** A story of one visitor: their own browser, so that no story meets another. */
function by(visitor: number, told: Told[]): Told[] {
  return told.map((event) => ({ visitor: uuid(visitor), browser: `B${visitor}`, ...event }))
}

const item = (item_id: string, price_minor: number, quantity = 1) =>
  storedItem({ item_id, price_minor, quantity })
const yen = { currency: 'JPY' }

const stories: Told[] = [
  ...by(1, [
    visit(1, 'P1', 2),
    visit(1, 'P1', 1, { path: '/cart' }),
    purchase('arrived', 5000, 1, { publication: 'P1' }),
  ]),
  ...by(2, [
    visit(2, 'P1', 2, { referrer_host: 'blog.example.com' }),
    visit(2, 'P1', 1, { referrer_host: 'pay.example.com' }),
    purchase('paid', 5000, 2, { publication: 'P1', referrer_host: 'pay.example.com' }),
  ]),
  ...by(3, [
    visit(3, 'P1', 9 * day, { referrer_host: 'blog.example.com' }),
    visit(31, 'P1', 5 * day),
    visit(32, 'P1', 4 * day, { referrer_host: 'search.example.com' }),
    visit(33, 'P1', 3 * day, { referrer_host: 'shop.example.com' }),
    purchase('remembered', 5000, 33, { publication: 'P1' }),
  ]),
  ...by(4, [
    visit(4, 'P1', 9 * day, { referrer_host: 'blog.example.com' }),
    visit(41, 'P1', 2 * day, { referrer_host: 'blog.example.com' }),
    purchase('again', 5000, 41, { publication: 'P1' }),
  ]),
  ...by(5, [
    visit(5, 'P1', 9 * day),
    visit(51, 'P1', 2),
    click('P1', 51, 2.1, { browser: 'B5' }),
    purchase('clicked', 5000, 51, { publication: 'P1' }),
  ]),
  ...by(6, [
    visit(6, 'P1', 3),
    visit(6, 'P2', 2),
    visit(6, 'P1', 1),
    purchase('changed', 5000, 6, { publication: 'P1' }),
  ]),
  ...by(7, [
    visit(7, 'P1', 31 * day),
    purchase('too late', 5000, 7, { session: uuid(171), publication: 'P1' }),
  ]),
  ...by(8, [
    visit(8, 'P1', 100 * day),
    visit(81, 'P1', 1),
    purchase('long ago', 5000, 81, { publication: 'P1' }),
  ]),
  ...by(9, [visit(9, null, 2), purchase('direct', 5000, 9)]),
  ...by(10, [visit(10, 'P1', 2), purchase('both', 5000, 10, { publication: 'P1' }), confirmed('both', 4900)]),
  confirmed('server only', 7000, { publication: 'P3', hoursBefore: 1 }),
  ...by(11, [
    visit(11, null, 2),
    purchase('no consent', 5000, 11),
    confirmed('no consent', 5000, { publication: 'P3' }),
  ]),
  ...by(12, [
    visit(12, 'P1', 2),
    purchase('named otherwise', 5000, 12),
    confirmed('named otherwise', 5000, { publication: 'P3' }),
  ]),
  ...by(13, [
    visit(13, 'P1', 2),
    purchase('in part', 5000, 13),
    refund('in part', { value_minor: 1200, hoursBefore: -2 }),
  ]),
  ...by(14, [
    visit(14, 'P1', 2),
    purchase('by item', 5000, 14, { items: [item('A', 1000, 3), item('B', 2000)] }),
    refund('by item', { items: [item('A', 1000, 2)] }),
    refund('by item', { items: [{ ...item('B', 0), price_minor: null }] }),
  ]),
  ...by(15, [visit(15, 'P1', 2), purchase('whole', 5000, 15), refund('whole')]),
  ...by(16, [visit(16, 'P1', 2), purchase('too much', 5000, 16), refund('too much', { value_minor: 9000 })]),
  ...by(17, [
    visit(17, 'P1', 2),
    purchase('yen', 800, 17, yen),
    refund('yen', { value_minor: 300 }),
    refund('yen', { value_minor: 100, ...yen }),
  ]),
  ...by(18, [
    visit(18, 'P1', 2),
    purchase('by browser', 5000, 18),
    { name: 'refund', transaction_id: 'by browser', value_minor: 5000, currency: 'EUR' },
  ]),
]

let store: EventStore
let rows: Row[]
beforeAll(async () => {
  store = await eventStoreOf(tell(stories))
  rows = await creditsOf(store, { ambassadors: { P1: 'lea', P3: 'jonas' } })
})
afterAll(() => store.close())

const credited = (order: string) =>
  rows
    .filter(({ order_id }) => order_id === order)
    .map(({ publication, touch_at, amount_minor }) => [
      publication,
      (noon - Number(touch_at)) / hour,
      amount_minor,
    ])

describe('a touch', () => {
  it('E8: is the first event of the visit that came by a publication, and no later one', () => {
    expect(credited('arrived')).toEqual([['P1', 2, 5000]])
  })

  it('is not a return from a payment provider', () => {
    expect(credited('paid')).toEqual([['P1', 2, 5000]])
  })

  it('is no visit that only remembers the publication: direct, from a search, or from the shop itself', () => {
    expect(credited('remembered')).toEqual([['P1', 9 * day, 5000]])
  })

  it('is a later visit from the same other site as the first', () => {
    expect(credited('again')).toEqual([['P1', 2 * day, 5000]])
  })

  it('E10: is a later visit whose click on the publication’s link was seen', () => {
    expect(credited('clicked')).toEqual([['P1', 2, 5000]])
  })

  it('is each change of publication within a visit', () => {
    expect(credited('changed')).toEqual([['P1', 1, 5000]])
  })

  it('counts as long as the window, however long the cookie remembers it', () => {
    expect(credited('too late')).toEqual([])
    expect(credited('long ago')).toEqual([])
  })

  it('is needed for a credit', () => {
    expect(credited('direct')).toEqual([])
  })
})

describe('an order that the brand’s server confirmed', () => {
  it('S1: is verified, and has the server’s amount', () => {
    expect(credited('both')).toEqual([['P1', 2, 4900]])
    const verified = rows.filter((row) => row.verified).map(({ order_id }) => order_id)
    expect(verified.sort()).toEqual(['both', 'named otherwise', 'no consent', 'server only'])
  })

  it('without a touch is the publication’s that the server names', () => {
    expect(credited('server only')).toEqual([['P3', 1, 7000]])
    expect(credited('no consent')).toEqual([['P3', 0, 5000]])
    const row = rows.find(({ order_id }) => order_id === 'server only')
    expect(row).toMatchObject({ is_named: true, ambassador: 'jonas', is_new_buyer: null })
  })

  it('is the touch’s where there is one', () => {
    expect(credited('named otherwise')).toEqual([['P1', 2, 5000]])
  })
})

describe('a refund', () => {
  it('E8: comes off the order’s credit: in part, by item at the order’s own price, or whole', () => {
    expect(credited('in part')).toEqual([['P1', 2, 3800]])
    expect(credited('by item')).toEqual([['P1', 2, 1000]])
    expect(credited('whole')).toEqual([['P1', 2, 0]])
  })

  it('larger than the order leaves nothing, never less', () => {
    expect(credited('too much')).toEqual([['P1', 2, 0]])
  })

  it('in another currency than the order’s is not taken off it', () => {
    expect(credited('yen')).toEqual([['P1', 2, 700]])
  })

  it('S1: that only a browser reports takes nothing off', () => {
    expect(credited('by browser')).toEqual([['P1', 2, 5000]])
  })
})

it('each order is credited by the rule of its moment, with its version', async () => {
  const rules = [
    { ...lastOf30, windowDays: 1 },
    { ...lastOf30, model: 'first', version: 2, appliesFrom: noon - 1 } as const,
  ]
  const changed = await creditsOf(store, { rules })
  const of = (order: string) => changed.filter(({ order_id }) => order_id === order)
  expect(of('changed')).toMatchObject([{ touch_at: noon - 3 * hour, rule_version: 2 }])
  expect(of('server only')).toMatchObject([{ rule_version: 1 }])
})
