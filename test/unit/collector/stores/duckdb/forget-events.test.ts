import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  type DuckdbOptions,
  openDuckdbEventStore,
} from '../../../../../collector/stores/duckdb/duckdb-event-store.ts'
import { nobody, type StoredEvent } from '../../../../../collector/stores/events.ts'
import { findInFiles } from '../../../../support/byte-search.ts'
import { storedEvent, uuid } from '../../../../support/stored-event.ts'
import { newTempFolder } from '../../../../support/temp-folder.ts'
import { writtenSegment } from '../../../../support/written-segment.ts'

const october = Date.UTC(2026, 9, 20)
const november = Date.UTC(2026, 10, 20)
const later = Date.UTC(2027, 0, 1)
const theirs = {
  visitor: uuid(100),
  session: uuid(101),
  customer: 'h1_theirs-customer',
  email: 'h1_theirs-email',
}
const others = { visitor: uuid(200), session: uuid(201), customer: 'h1_others-customer' }
const whose = { visitors: [theirs.visitor], customers: [], emails: [], phones: [], receivedBefore: later }

/** A new ID that tells which old one it stands for. */
const newId = (kind: string, old: string) =>
  kind === 'customer' ? 'h1_somebody' : old.replace('00000000-0000-4000', '99999999-0000-4000')

async function opened(folder = newTempFolder(), options: Partial<DuckdbOptions> = {}) {
  const result = await openDuckdbEventStore({ dataFolder: folder, ...options })
  if (!result.ok) throw new Error(result.message)
  const { store } = result
  let isOpen = true
  const close = async () => {
    if (isOpen) await store.close()
    isOpen = false
  }
  onTestFinished(close)
  const segments = newTempFolder()
  return {
    folder,
    store,
    close,
    load: async (...events: StoredEvent[]) => store.load(await writtenSegment(segments, events)),
    ask: (sql: (events: string) => string) => store.query({ brand: 'shop', from: 0, until: 4e12, sql }),
  }
}

const view = (number: number, time: number, fields: Partial<StoredEvent>) =>
  storedEvent({ id: uuid(number), time, ...fields })

const all = (events: string) =>
  `select id::VARCHAR as id, visitor::VARCHAR as visitor, session::VARCHAR as session, customer, email, path from ${events} order by time, id`
const figures = (events: string) =>
  `select count(*) as events, count(distinct visitor_key) as visitors, count(distinct session_key) as sessions,
    count(distinct customer) as customers, sum(value_minor) as value from ${events}`

describe('forgetting people in the embedded event store', () => {
  it('leaves nothing of them in what was added up for questions', async () => {
    const { store, load, ask } = await opened(newTempFolder(), { questions: 1, rollUpAfter: 1 })
    const question = { brand: 'shop', from: 0, until: 4e12, addUp: { localDay: () => 'time // 86400000' } }
    const stays = () =>
      store.query({
        ...question,
        sql: (_events, added) => `select visitor_key from ${added?.stays ?? 'no_events'}`,
      })
    const temporary = () =>
      ask(() => "select table_name from duckdb_tables() where temporary and table_name like '% stays'")
    await load(view(1, october, theirs), view(2, october, theirs))
    await expect.poll(stays).toHaveLength(1)
    await load(view(3, october, theirs))
    await stays()
    expect(await temporary()).toEqual([{ table_name: '2026-10 stays' }])
    await store.forget('shop', { ...whose, receivedBefore: 0 }, newId)
    expect(await temporary()).toEqual([])
  })

  it('takes visitor, visit and customer from their events, in every month, and leaves the others’ as they are', async () => {
    const { store, load, ask } = await opened()
    await load(view(1, october, theirs), view(2, october, others), view(3, november, theirs))
    const done = await store.forget('shop', whose, newId)
    expect(done).toEqual({ events: 2, months: ['2026-10', '2026-11'] })
    const rows = await ask(all)
    const gone = { visitor: newId('visitor', theirs.visitor), session: newId('session', theirs.session) }
    expect(rows).toEqual([
      { id: uuid(1), ...gone, customer: 'h1_somebody', email: null, path: '/' },
      { id: uuid(2), ...others, email: null, path: '/' },
      { id: uuid(3), ...gone, customer: 'h1_somebody', email: null, path: '/' },
    ])
  })

  it('keeps what is counted and added up', async () => {
    const { store, load, ask } = await opened()
    await load(
      view(1, october, { ...theirs, value_minor: 5990 }),
      view(2, october, { ...others, value_minor: 10 }),
      view(3, november, theirs),
      view(4, november, { ...theirs, visitor: nobody, session: nobody }),
    )
    const before = await ask(figures)
    const known = { ...whose, customers: [theirs.customer] }
    expect((await store.forget('shop', known, newId)).events).toBe(3)
    expect(await ask(figures)).toEqual(before)
    const [nobodys] = await ask(
      (events) => `select count(*) as events from ${events} where visitor_key is null`,
    )
    expect(nobodys).toEqual({ events: 1 })
  })

  it('finds them by the tag of an e-mail address, a telephone number or a customer too', async () => {
    const { store, load, ask } = await opened()
    const tagged = { visitor: uuid(300), email: 'h1_e', phone: null, customer: null }
    await load(
      view(1, october, tagged),
      view(2, october, { ...tagged, email: null, phone: 'h1_p' }),
      view(3, october, { ...tagged, email: null, customer: 'h1_c' }),
      view(4, october, { ...tagged, email: 'h1_other' }),
    )
    const byTags = {
      visitors: [],
      customers: ['h1_c'],
      emails: ['h1_e'],
      phones: ['h1_p'],
      receivedBefore: later,
    }
    expect((await store.forget('shop', byTags, newId)).events).toBe(3)
    const left = await ask(
      (events) => `select email, phone from ${events} where email is not null or phone is not null`,
    )
    expect(left).toEqual([{ email: 'h1_other', phone: null }])
  })

  it('leaves what arrived later: it is new behaviour', async () => {
    const { store, load, ask } = await opened()
    await load(view(1, november, theirs), view(2, november, { ...theirs, received: november + 1 }))
    const done = await store.forget('shop', { ...whose, receivedBefore: november + 1 }, newId)
    expect(done.events).toBe(1)
    expect((await ask(all)).map(({ visitor }) => visitor)).toEqual([
      newId('visitor', theirs.visitor),
      theirs.visitor,
    ])
  })

  it('leaves a month alone in which they did nothing', async () => {
    const { store, load } = await opened()
    await load(view(1, october, others), view(2, november, theirs))
    expect((await store.forget('shop', whose, newId)).months).toEqual(['2026-11'])
    expect((await store.forget('shop', whose, newId)).months).toEqual([])
  })

  it('leaves no byte of them in any file, though many events stood around theirs', async () => {
    const { store, load, folder, close } = await opened()
    const crowd = Array.from({ length: 3000 }, (_, at) =>
      view(1000 + at, november + at, { ...others, path: `/p/${at}` }),
    )
    await load(...crowd.slice(0, 1500), view(1, november, theirs), ...crowd.slice(1500))
    const needles = [theirs.customer, theirs.email]
    await store.forget('shop', whose, newId)
    await close()
    expect(findInFiles(folder, needles)).toEqual([])
    expect(findInFiles(folder, [others.customer])).not.toEqual([])
  })

  it('goes on answering questions and loading meanwhile', async () => {
    const { store, load, ask } = await opened()
    await load(
      ...Array.from({ length: 500 }, (_, at) => view(at + 1, november + at, at % 2 ? theirs : others)),
    )
    const count = (events: string) => `select count(*) as events from ${events}`
    const asked = Array.from({ length: 20 }, () => ask(count))
    const forgetting = store.forget('shop', whose, newId)
    const loading = load(view(9001, november, others))
    const answers = await Promise.all([...asked, ...Array.from({ length: 20 }, () => ask(count))])
    for (const [row] of answers) expect([500, 501]).toContain(row?.events)
    expect((await forgetting).events).toBe(250)
    expect(await loading).toEqual({ stored: 1, repeated: 0 })
    expect(await ask(count)).toEqual([{ events: 501 }])
  })

  it('knows a loaded segment again after a month was written anew', async () => {
    const { store, ask } = await opened()
    const segment = await writtenSegment(newTempFolder(), [view(1, november, theirs)])
    await store.load(segment)
    await store.forget('shop', whose, newId)
    expect(await store.load(segment)).toEqual({ stored: 1, repeated: 0 })
    expect(await ask((events) => `select count(*) as events from ${events}`)).toEqual([{ events: 1 }])
  })

  it('takes away the draft that a kill left behind, at the next start', async () => {
    const { load, folder, close } = await opened()
    await load(view(1, november, theirs))
    await close()
    const draft = join(folder, 'shop', 'events', '2026-11.duckdb.new')
    writeFileSync(draft, theirs.email)
    writeFileSync(`${draft}.wal`, theirs.email)
    const again = await opened(folder)
    expect(readdirSync(join(folder, 'shop', 'events')).filter((name) => name.includes('.new'))).toEqual([])
    expect(await again.ask((events) => `select count(*) as events from ${events}`)).toEqual([{ events: 1 }])
  })
})

describe('dropping months', () => {
  it('R22: takes away the months that lie wholly before, and their files', async () => {
    const { store, load, folder, ask } = await opened()
    await load(view(1, october, theirs), view(2, november, theirs))
    expect(await store.dropMonths('shop', Date.UTC(2026, 9, 31))).toEqual([])
    expect(await store.dropMonths('shop', Date.UTC(2026, 10, 1))).toEqual(['2026-10'])
    expect(existsSync(join(folder, 'shop', 'events', '2026-10.duckdb'))).toBe(false)
    expect(await store.months('shop')).toEqual(['2026-11'])
    expect((await ask(all)).map(({ id }) => id)).toEqual([uuid(2)])
  })

  it('R22: late events of a dropped month are stored, bring nothing back, and go the next time', async () => {
    const { store, load, ask } = await opened()
    await load(view(1, october, theirs), view(2, november, theirs))
    await store.dropMonths('shop', november)
    expect(await load(view(3, october, others))).toEqual({ stored: 1, repeated: 0 })
    expect((await ask(all)).map(({ id }) => id)).toEqual([uuid(3), uuid(2)])
    expect(await store.dropMonths('shop', november)).toEqual(['2026-10'])
  })

  it('answers questions that were asked before', async () => {
    const { store, load, ask } = await opened()
    await load(view(1, october, theirs))
    const [asked] = await Promise.all([ask(all), store.dropMonths('shop', november)])
    expect(asked).toHaveLength(1)
    expect(await ask(all)).toEqual([])
  })

  it('removes everything of one brand and nothing of another', async () => {
    const { store, load } = await opened()
    await load(view(1, october, theirs), view(2, november, { ...theirs, brand: 'other' }))
    await store.removeBrand('shop')
    expect([await store.months('shop'), await store.months('other')]).toEqual([[], ['2026-11']])
  })
})
