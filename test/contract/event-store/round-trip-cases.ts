// What was stored comes back as it was.
import naughtyStrings from 'big-list-of-naughty-strings/blns.json' with { type: 'json' }
import { expect, it } from 'vitest'
import { storedItem, uuid } from '../../support/stored-event.ts'
import { noon } from '../../support/wire-batch.ts'
import { always, type EngineUnderTest, opened, order, view } from './bench.ts'

export function roundTripCases(engine: EngineUnderTest): void {
  it('comes back as plain values: whole numbers, texts, UUIDs, booleans and null', async () => {
    const { store, load } = await opened(engine)
    await load(view(1, { value_minor: 1e14, customer: 'h1_tag', results: 1e9 }))
    const sql = (events: string) =>
      `select id, time, visitor, customer, value_minor, results, analytics, publication from ${events}`
    expect(await store.query({ brand: 'shop', ...always, sql })).toEqual([
      {
        id: uuid(1),
        time: noon,
        visitor: uuid(1),
        customer: 'h1_tag',
        value_minor: 1e14,
        results: 1e9,
        analytics: true,
        publication: null,
      },
    ])
  })

  it('has a number for each visitor and visit, the same for the same and another for another', async () => {
    const { store, load } = await opened(engine)
    const same = { visitor: uuid(1), session: uuid(2) }
    await load(view(1, same), view(2, same), view(3, { visitor: uuid(3), session: uuid(2) }))
    const sql = (events: string) =>
      `select count(distinct visitor_key) as visitors, count(distinct session_key) as visits from ${events}`
    expect(await store.query({ brand: 'shop', ...always, sql })).toEqual([{ visitors: 2, visits: 1 }])
  })

  it('has its order lines, one row each when they are unfolded', async () => {
    const { store, load } = await opened(engine)
    const items = [storedItem({ item_id: 'A', index: 1 }), storedItem({ item_id: 'B', price_minor: null })]
    await load(order(1, { items }), view(2))
    const sql = (events: string) =>
      `select item.item_id as item_id, item.price_minor as price, item."index" as place
       from (select unnest(items) as item from ${events}) order by item_id`
    expect(await store.query({ brand: 'shop', ...always, sql })).toEqual([
      { item_id: 'A', price: 1000, place: 1 },
      { item_id: 'B', price: null, place: null },
    ])
  })

  it('S5: holds every naughty string as it was', async () => {
    const { store, load } = await opened(engine)
    const strings = [...naughtyStrings, 'a\u0000b', '\u2028', '\ufffd', '"\\/\b\f\n\r\t', '']
    await load(...strings.map((search_term, at) => view(at, { name: 'search', search_term })))
    const sql = (events: string) => `select id, search_term from ${events} order by id`
    const rows = await store.query({ brand: 'shop', ...always, sql })
    // A driver may take a leading byte order mark for one: it is stored, and gone when read.
    expect(rows.map((row) => row.search_term)).toEqual(strings.map((text) => text.replace(/^\ufeff/, '')))
  })
}
