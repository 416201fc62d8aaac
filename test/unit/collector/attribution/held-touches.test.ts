import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EventStore, Row } from '../../../../collector/stores/events.ts'
import { click, purchase, type Told, tell, visit } from '../../../support/credit-events.ts'
import { creditsOf } from '../../../support/credits-of.ts'
import { eventStoreOf } from '../../../support/event-store-of.ts'
import { uuid } from '../../../support/stored-event.ts'

const ambassadors = { P1: 'lea', P2: 'jonas' }

/** An arrival and an order of a visitor, both by one network and device. */
function bought(visitor: number, order: string, publication = 'P1', network = visitor): Told[] {
  const who = { visitor: uuid(visitor), network: `i1_${network}` }
  return [
    visit(visitor, publication, 2, who),
    purchase(order, 1000, visitor, { ...who, publication, hoursBefore: 1 - visitor / 1000 }),
  ]
}

const times = (count: number, make: (at: number) => Told[]) =>
  Array.from({ length: count }, (_, at) => make(at)).flat()
const pick = (fields: Told): Told => ({
  name: 'pick',
  params: '{"item_id":"A","ambassador":"lea"}',
  ...fields,
})

const stories: Told[] = [
  ...times(5, (at) => bought(10 + at, `office ${at + 1}`, 'P1', 10)),
  ...bought(20, 'office by another', 'P2', 10),
  ...bought(21, 'elsewhere'),
  ...times(20, () => [click('P1', 30, 3)]),
  ...bought(30, 'twenty clicks'),
  ...times(21, () => [click('P1', 31, 3)]),
  ...bought(31, 'more clicks'),
  ...bought(32, 'more clicks of another', 'P2', 31),
  ...bought(40, 'own'),
  pick({ visitor: uuid(40), network: 'i1_99', hoursBefore: 200 }),
  ...bought(41, 'own private window'),
  pick({ visitor: uuid(410), network: 'i1_41' }),
  ...bought(42, 'another’s', 'P2'),
  pick({ visitor: uuid(42), network: 'i1_42' }),
  ...bought(43, 'own click'),
  click('P2', 43, 4, { params: '{"ambassador":"lea"}' }),
  ...bought(44, 'nobody’s', 'P9'),
  pick({ visitor: uuid(44), network: 'i1_44', params: '{"item_id":"A"}' }),
]

let store: EventStore
let rows: Row[]
beforeAll(async () => {
  store = await eventStoreOf(tell(stories))
  rows = await creditsOf(store, { ambassadors })
})
afterAll(() => store.close())

const held = (order: string, from = rows) => from.find(({ order_id }) => order_id === order)?.held

describe('orders of a publication by one network and device in a day', () => {
  it('E18: are held from the fourth on, and nobody else’s', () => {
    expect([1, 2, 3, 4, 5].map((at) => held(`office ${at}`))).toEqual([
      null,
      null,
      null,
      'many_orders',
      'many_orders',
    ])
    expect([held('office by another'), held('elsewhere')]).toEqual([null, null])
  })

  it('E18: have their place in the day wherever the period begins', async () => {
    const last = rows.find(({ order_id }) => order_id === 'office 4')
    const span = { from: Number(last?.ordered_at), until: Number(last?.ordered_at) + 1 }
    const alone = await creditsOf(store, { ambassadors, span })
    expect(alone.map(({ order_id, held: why }) => [order_id, why])).toEqual([['office 4', 'many_orders']])
  })
})

it('E18: a touch of a browser that clicked more than twenty times in a day is held', () => {
  expect([held('twenty clicks'), held('more clicks'), held('more clicks of another')]).toEqual([
    null,
    'many_clicks',
    null,
  ])
})

it('E18: an order of the browser in which the publication’s ambassador picks products is held', () => {
  expect([held('own'), held('own private window'), held('own click')]).toEqual([
    'own_browser',
    'own_browser',
    'own_browser',
  ])
  expect([held('another’s'), held('nobody’s')]).toEqual([null, null])
})

it('E18: a released credit is held no more, and no other by that', async () => {
  const released = await creditsOf(store, {
    ambassadors,
    released: [
      { order: 'own', publication: 'P1' },
      { order: 'own click', publication: 'P2' },
    ],
  })
  expect([held('own', released), held('own click', released)]).toEqual([null, 'own_browser'])
})

it('a held touch takes its share of the order all the same', () => {
  expect(rows.find(({ order_id }) => order_id === 'own')).toMatchObject({
    amount_minor: 1000,
    net_minor: 1000,
  })
})
