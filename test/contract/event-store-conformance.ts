// What every engine of the event store must do. An engine's test calls this once with a way to open it anew.
import naughtyStrings from 'big-list-of-naughty-strings/blns.json' with { type: 'json' }
import { describe, expect, it, onTestFinished } from 'vitest'
import type { EventQuery, EventStore, StoredEvent } from '../../collector/stores/events.ts'
import { storedEvent, storedItem, uuid } from '../support/stored-event.ts'
import { newTempFolder } from '../support/temp-folder.ts'
import { noon } from '../support/wire-batch.ts'
import { writtenSegment } from '../support/written-segment.ts'

const hourMs = 3_600_000
const always = { from: 0, until: 4e12 }

export interface EngineUnderTest {
  name: string
  /** Opens the store that lives in this folder; the suite closes it. */
  open(folder: string): Promise<EventStore>
}

/** A store with the few questions that the suite asks. */
async function opened(engine: EngineUnderTest, folder = newTempFolder()) {
  const store = await engine.open(folder)
  let isOpen = true
  const close = async () => {
    if (isOpen) await store.close()
    isOpen = false
  }
  onTestFinished(close)
  const segments = newTempFolder()
  return {
    store,
    folder,
    close,
    write: (...events: StoredEvent[]) => writtenSegment(segments, events),
    load: async (...events: StoredEvent[]) => store.load(await writtenSegment(segments, events)),
    count: async (question: Partial<EventQuery> = {}) => {
      const rows = await store.query({
        brand: 'shop',
        ...always,
        sql: (events) => `select count(*) as events from ${events}`,
        ...question,
      })
      return rows[0]?.events
    },
  }
}

const view = (number: number, fields: Partial<StoredEvent> = {}) =>
  storedEvent({ id: uuid(number), time: noon, ...fields })

const order = (number: number, fields: Partial<StoredEvent> = {}) =>
  view(number, { name: 'purchase', transaction_id: 'T1', value_minor: 5990, ...fields })

/** As the journal's filter marks what it has seen. */
const seen = (event: StoredEvent): StoredEvent => ({ ...event, maybe_repeat: true })

/** The cases, for one engine. */
export function describeEventStore(engine: EngineUnderTest): void {
  describe(`${engine.name}: a segment`, () => segmentCases(engine))
  describe(`${engine.name}: an event that comes again`, () => repeatCases(engine))
  describe(`${engine.name}: an order that comes again`, () => orderCases(engine))
  describe(`${engine.name}: a question`, () => questionCases(engine))
  describe(`${engine.name}: what was stored`, () => roundTripCases(engine))
  describe(`${engine.name}: the recent`, () => recentCases(engine))
}

function segmentCases(engine: EngineUnderTest): void {
  it('is loaded once: again answers the same and stores nothing', async () => {
    const { store, write, count } = await opened(engine)
    const segment = await write(view(1), view(2))
    for (const _ of [1, 2, 3]) expect(await store.load(segment)).toEqual({ stored: 2, repeated: 0 })
    expect(await count()).toBe(2)
  })

  it('is loaded once also after the store was closed', async () => {
    const first = await opened(engine)
    const segment = await first.write(view(1))
    await first.store.load(segment)
    await first.close()
    const again = await opened(engine, first.folder)
    expect(await again.store.load(segment)).toEqual({ stored: 1, repeated: 0 })
    expect(await again.count()).toBe(1)
  })

  it('may be empty', async () => {
    const { load } = await opened(engine)
    expect(await load()).toEqual({ stored: 0, repeated: 0 })
  })

  it('goes to each month by UTC, and is found again across them', async () => {
    const { load, count } = await opened(engine)
    const midnight = Date.UTC(2026, 11, 1)
    const result = await load(view(1, { time: midnight - 1 }), view(2, { time: midnight }))
    expect(result).toEqual({ stored: 2, repeated: 0 })
    expect(await count()).toBe(2)
    expect(await count({ until: midnight })).toBe(1)
    expect(await count({ from: midnight })).toBe(1)
  })

  it('may hold several brands, which never mix', async () => {
    const { load, count } = await opened(engine)
    const same = { visitor: uuid(7), transaction_id: 'T1' }
    const result = await load(
      order(1, same),
      order(1, { ...same, brand: 'other' }),
      view(2, { brand: 'other' }),
    )
    expect(result).toEqual({ stored: 3, repeated: 0 })
    expect([await count(), await count({ brand: 'other' }), await count({ brand: 'third' })]).toEqual([
      1, 2, 0,
    ])
  })

  it('that cannot be read leaves nothing behind, and the next is loaded', async () => {
    const { store, write, load, count } = await opened(engine)
    const segment = await write(view(1))
    await expect(store.load({ ...segment, path: `${segment.path}.missing` })).rejects.toThrow()
    expect(await load(view(2))).toEqual({ stored: 1, repeated: 0 })
    expect(await count()).toBe(1)
  })

  it('is loaded one after the other however many are given at once', async () => {
    const { store, write, count } = await opened(engine)
    const segments = await Promise.all([1, 2, 3, 4].map((number) => write(view(number))))
    await Promise.all(segments.map((segment) => store.load(segment)))
    expect(await count()).toBe(4)
  })
}

function repeatCases(engine: EngineUnderTest): void {
  const late = (hours: number) => ({ received: noon + hours * hourMs })

  it('within 48 hours counts once', async () => {
    const { load, count } = await opened(engine)
    await load(view(1))
    expect(await load(seen(view(1, late(48))))).toEqual({ stored: 0, repeated: 1 })
    expect(await count()).toBe(1)
  })

  it('after 48 hours is another event', async () => {
    const { load, count } = await opened(engine)
    await load(view(1))
    expect(await load(seen(view(1, late(49))))).toEqual({ stored: 1, repeated: 0 })
    expect(await count()).toBe(2)
  })

  it('in the same segment counts once, marked or all to be checked', async () => {
    const { load, store, write, count } = await opened(engine)
    expect(await load(view(1), seen(view(1)), seen(view(1)))).toEqual({ stored: 1, repeated: 2 })
    const segment = await write(view(2), view(2), view(1))
    expect(await store.load({ ...segment, checkAll: true })).toEqual({ stored: 1, repeated: 2 })
    expect(await count()).toBe(2)
  })

  it('in another month counts once, whichever month comes first', async () => {
    const { load, count } = await opened(engine)
    const [november, december] = [Date.UTC(2026, 10, 30, 23), Date.UTC(2026, 11, 1)]
    const received = december
    await load(view(1, { time: november, received }))
    await load(seen(view(1, { time: december, received })))
    expect(
      await load(view(2, { time: december, received }), seen(view(2, { time: november, received }))),
    ).toEqual({ stored: 1, repeated: 1 })
    expect(await count()).toBe(2)
  })

  it('at another brand is another event', async () => {
    const { load } = await opened(engine)
    await load(view(1))
    expect(await load(seen(view(1, { brand: 'other' })))).toEqual({ stored: 1, repeated: 0 })
  })

  it('that was marked without reason is stored', async () => {
    const { load } = await opened(engine)
    expect(await load(seen(view(1)), seen(view(2)), seen(order(3)))).toEqual({ stored: 3, repeated: 0 })
  })
}

function orderCases(engine: EngineUnderTest): void {
  it('counts once per brand, under whatever event ID', async () => {
    const { load, count } = await opened(engine)
    expect(await load(order(1), seen(order(2)))).toEqual({ stored: 1, repeated: 1 })
    expect(await load(seen(order(3)))).toEqual({ stored: 0, repeated: 1 })
    expect(await load(order(4, { brand: 'other' }))).toEqual({ stored: 1, repeated: 0 })
    expect([await count(), await count({ brand: 'other' })]).toEqual([1, 1])
  })

  it('counts once for ever, also months later', async () => {
    const { load, count } = await opened(engine)
    await load(order(1))
    const april = Date.UTC(2027, 3, 1)
    expect(await load(seen(order(2, { time: april, received: april })))).toEqual({ stored: 0, repeated: 1 })
    expect(await count()).toBe(1)
  })

  it('counts once where one segment has it in two months, the later first', async () => {
    const { load, count } = await opened(engine)
    const [november, december] = [Date.UTC(2026, 10, 30, 23), Date.UTC(2026, 11, 1)]
    const received = december
    expect(
      await load(order(1, { time: december, received }), seen(order(2, { time: november, received }))),
    ).toEqual({ stored: 1, repeated: 1 })
    expect(await count()).toBe(1)
  })

  it('is not its refund', async () => {
    const { load } = await opened(engine)
    await load(order(1))
    expect(await load(seen(view(2, { name: 'refund', transaction_id: 'T1' })))).toEqual({
      stored: 1,
      repeated: 0,
    })
  })
}

function questionCases(engine: EngineUnderTest): void {
  it('is about its period: from is in it, until is not', async () => {
    const { load, count } = await opened(engine)
    await load(...[0, 1, 2].map((number) => view(number + 1, { time: noon + number })))
    expect(await count({ from: noon, until: noon + 2 })).toBe(2)
    expect(await count({ from: noon + 2, until: noon + 3 })).toBe(1)
    expect(await count({ from: noon, until: noon })).toBe(0)
  })

  it('of a brand without events has the same columns and no rows', async () => {
    const { store } = await opened(engine)
    const sql = (events: string) => `select id, time, items from ${events}`
    expect(await store.query({ brand: 'shop', ...always, sql })).toEqual([])
  })

  it('takes texts, numbers, booleans and lists as parameters, never as SQL', async () => {
    const { load, count } = await opened(engine)
    const evil = "x' or 1 = 1 --"
    await load(view(1, { path: evil }), view(2, { path: '/b', analytics: false }))
    const where = (condition: string, params: EventQuery['params'] = {}) =>
      count({ sql: (events) => `select count(*) as events from ${events} where ${condition}`, params })
    expect(await where('path = $path', { path: evil })).toBe(1)
    expect(await where('time = $time', { time: noon })).toBe(2)
    expect(await where('analytics = $yes', { yes: true })).toBe(1)
    expect(await where('list_contains($paths, path)', { paths: [evil, '/b'] })).toBe(2)
    expect(await where('list_contains($paths, path)', { paths: [] })).toBe(0)
  })

  it('may be one of many at the same time, and while a segment is loaded', async () => {
    const { load, count } = await opened(engine)
    await load(view(1))
    const loading = load(view(2), view(3))
    const counts = await Promise.all(Array.from({ length: 20 }, () => count()))
    expect(counts.every((events) => events === 1 || events === 3)).toBe(true)
    await loading
    expect(await count()).toBe(3)
  })

  it('that is wrong rejects, and the store answers on', async () => {
    const { load, count } = await opened(engine)
    await load(view(1))
    for (const _ of [1, 2, 3]) await expect(count({ sql: () => 'select nothing from' })).rejects.toThrow()
    expect(await count()).toBe(1)
  })
}

function roundTripCases(engine: EngineUnderTest): void {
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

function recentCases(engine: EngineUnderTest): void {
  async function recentOf(store: EventStore, since: number): Promise<string[]> {
    const found: string[] = []
    await store.forEachRecent(since, (kind, brand, id) => found.push(`${kind} ${brand} ${id}`))
    return found.sort()
  }

  it('are every event received since, and every order of all time', async () => {
    const first = await opened(engine)
    await first.load(
      view(1, { received: noon - 1 }),
      view(2, { received: noon, time: noon - 20 * 24 * hourMs }),
      order(3, { received: noon - 1 }),
      view(4, { brand: 'other' }),
    )
    const expected = [`event other ${uuid(4)}`, `event shop ${uuid(2)}`, 'order shop T1']
    expect(await recentOf(first.store, noon)).toEqual(expected)
    await first.close()
    const { store } = await opened(engine, first.folder)
    expect(await recentOf(store, noon)).toEqual(expected)
  })

  it('are none in a new store', async () => {
    const { store } = await opened(engine)
    expect(await recentOf(store, 0)).toEqual([])
  })
}
