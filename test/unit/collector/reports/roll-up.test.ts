// What is added up beforehand must not change a single figure.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeRecord } from '../../../../collector/events/record.ts'
import { withCredits } from '../../../../collector/reports/kept-credits.ts'
import { parseQuery } from '../../../../collector/reports/parse-query.ts'
import { type Report, reportCatalogue } from '../../../../collector/reports/report-catalogue.ts'
import { reportNames } from '../../../../collector/reports/report-names.ts'
import { runReport } from '../../../../collector/reports/run.ts'
import { openDuckdbEventStore } from '../../../../collector/stores/duckdb/duckdb-event-store.ts'
import { nobody, type StoredEvent } from '../../../../collector/stores/events.ts'
import { createSeededRandom } from '../../../fault/seeded-random.ts'
import { lastOf30 } from '../../../support/credits-of.ts'
import { storedEvent, storedItem, uuid } from '../../../support/stored-event.ts'

const names = [
  'page_view',
  'page_view',
  'search',
  'view_item_list',
  'select_item',
  'view_item',
  'add_to_cart',
  'remove_from_cart',
  'begin_checkout',
  'purchase',
  'order_confirmed',
  'refund',
  'order_refunded',
  'publication_click',
  'pick',
]
const begin = Date.parse('2026-10-20T00:00:00Z')
const minute = 60_000

/** Visits of few visitors over midnights, months and a change of the clocks; some log in, some have another browser. */
function randomEvents(seed: number): StoredEvent[] {
  const { below, chance } = createSeededRandom(seed)
  const oneOf = <T>(first: T, ...more: T[]): T => more[Math.floor(below(more.length + 1))] ?? first
  const maybe = <T>(chanceOfNone: number, ...all: [T, ...T[]]) =>
    chance(chanceOfNone) ? null : oneOf(...all)
  const who = (visit: number) =>
    chance(0.03)
      ? { visitor: nobody, session: nobody }
      : { visitor: uuid(1 + (visit % 60)), session: uuid(500 + visit) }
  const order = (at: number) => ({
    transaction_id: `T${at}`,
    currency: maybe(0.2, 'EUR', 'EUR', 'JPY'),
    value_minor: maybe(0.3, 1000, 2500),
    items: oneOf([], [item('A', 2)], [item('A', null), item('B', 1)]),
  })
  const search = () => ({ search_term: oneOf('Red', 'blue'), results: maybe(0.3, 0, 3) })
  const refund = (at: number) => ({ ...order(at), transaction_id: `T${Math.floor(below(at + 1))}` })
  const pick = () => ({ params: JSON.stringify({ ambassador: oneOf('lea', 'jonas') }) })
  const orders = { purchase: order, order_confirmed: order, refund, order_refunded: refund }
  const more = { ...orders, add_to_cart: order, search, pick } as const
  const moreOf = (name: string, at: number) =>
    Object.entries(more).find(([known]) => known === name)?.[1](at) ?? { items: order(at).items }
  return Array.from({ length: 900 }, (_, at) => {
    const visit = Math.floor(below(150))
    const name = oneOf('page_view', ...names)
    return storedEvent({
      id: uuid(10_000 + at),
      name,
      time: begin + visit * 220 * minute + Math.floor(below(400)) * minute + at,
      ...who(visit),
      visitor_basis: oneOf('id', 'id', 'daily'),
      customer: maybe(0.8, 'h1_1', 'h1_2', 'h1_3'),
      device: oneOf('phone', 'desktop'),
      browser: oneOf('Chrome', 'Chrome', 'Chrome', 'Firefox'),
      os: maybe(0.2, 'Android'),
      network: oneOf('', `i1_${visit % 60}`, `i1_${visit % 60}`),
      publication: maybe(0.6, 'P1', 'P2'),
      path: maybe(0.2, '/', '/a', '/b'),
      referrer_host: maybe(0.2, 'shop.example.com', 'www.google.com', 'paypal.com'),
      utm_source: maybe(0.6, 'news'),
      utm_medium: maybe(0.6, 'email', 'cpc'),
      ...moreOf(name, at),
    })
  })
}

function item(item_id: string, quantity: number | null) {
  return storedItem({ item_id, item_category: 'c', quantity, index: 1, item_list_id: 'search:red' })
}

async function openStore(parts: readonly StoredEvent[][], rollUpAfter: number) {
  const dataFolder = await mkdtemp(join(tmpdir(), 'candor-roll-up-'))
  const opened = await openDuckdbEventStore({ dataFolder, rollUpAfter })
  if (!opened.ok) throw new Error(opened.message)
  const { store } = opened
  const load = async (at: number) => {
    const path = join(dataFolder, `${at}.ndjson`)
    const events = parts[at] ?? []
    await writeFile(path, events.map(encodeRecord).join(''))
    await store.load({ id: `segment-${at}`, path, events: events.length })
  }
  const close = async () => {
    await store.close()
    await rm(dataFolder, { recursive: true, force: true })
  }
  return { store, load, close }
}

type Store = Awaited<ReturnType<typeof openStore>>['store']

const period = { from: '2026-10-22', to: '2026-11-08' }
const tables = reportNames.flatMap((report) => {
  const { tables }: Report = reportCatalogue[report]
  return tables.map(({ name, query }) => [`${report} ${name}`, query] as const)
})
const params = {
  publications: ['P1', 'P2'],
  ambassadors: ['lea', 'jonas'],
  channels: ['blog', ''],
  released_orders: [],
  released_publications: [],
}
const further = [
  { metrics: ['visitors', 'visits', 'customers', 'page_views', 'checkouts'], dimensions: ['date', 'device'] },
  { metrics: ['orders', 'quantity', 'revenue'], dimensions: ['currency'] },
  {
    metrics: ['visits', 'conversion'],
    dimensions: ['publication'],
    filters: [['browser', 'is_not', 'Chrome']],
  },
  { metrics: ['visitors', 'page_views'], dimensions: ['date'], filters: [['source', 'is', 'search']] },
  { metrics: ['searches', 'item_clicks', 'list_views'], dimensions: ['os'], compare: 'previous' },
].map((query) => [JSON.stringify(query), query] as const)

describe.each([
  ['Europe/Paris', [...tables, ...further]],
  ['Asia/Kolkata', further],
])('a roll-up of days in %s', (timeZone, asked) => {
  const events = randomEvents(20_267)
  const late = events.filter((_, at) => at % 12 === 5)
  const half = late.length / 2
  const parts = [events.filter((event) => !late.includes(event)), late.slice(0, half), late.slice(half)]
  let opened: Awaited<ReturnType<typeof openStore>>[]

  async function answers(store: Store, query: object, smallestGroup: number) {
    const parsed = parseQuery({ period, ...query })
    if (!parsed.ok) throw new Error(parsed.error.message)
    const now = Date.parse('2026-11-30T12:00:00Z')
    const brand = { brand: 'shop', timeZone, currency: 'EUR', smallestGroup }
    const credits = { rules: [lastOf30], cookieHours: 4320, now, params }
    return withCredits({ store, brand, credits }, (creditsIn) =>
      runReport({ store, brand, query: parsed.query, now, asOf: now, creditsIn }),
    )
  }

  beforeAll(async () => {
    const never = await openStore(parts, Number.POSITIVE_INFINITY)
    const most = await openStore(parts, late.length)
    const all = await openStore(parts, 0)
    opened = [never, most, all]
    for (const { store, load } of opened) {
      await load(0)
      await addUp(store)
      await load(1)
      // What is not added up yet is there for questions already when the last of it comes in.
      for (const query of [
        { metrics: ['revenue', 'refunds'] },
        { metrics: ['list_views'], dimensions: ['product'] },
      ])
        await answers(store, query, 1)
      await load(2)
    }
    await addUp(all.store)
  })
  afterAll(() => Promise.all(opened.map(({ close }) => close())))

  it('is there for both months where it is asked for', async () => {
    const [never, ...others] = await Promise.all(opened.map(({ store }) => tablesOf(store)))
    expect([never, ...others]).toEqual([0, 2, 2])
  })

  async function expectSame(query: object, smallestGroup: number) {
    const [never, ...others] = await Promise.all(
      opened.map(({ store }) => answers(store, query, smallestGroup)),
    )
    for (const other of others) expect(other).toEqual(never)
  }

  it.each(asked)('answers %s as the events do', async (_name, query) => expectSame(query, 1))

  it.each(asked)('hides the same groups of %s', async (_name, query) => expectSame(query, 4))

  /** A question has a month added up after the other, each in a turn of its own. */
  async function addUp(store: Store) {
    await answers(store, { metrics: ['visitors'] }, 1)
    for (let turn = 0; turn < 4; turn++) await store.dropMonths('shop', 0)
  }

  async function tablesOf(store: Store) {
    const sql = () => "select count(*) as tables from duckdb_tables() where table_name = 'stays'"
    const rows = await store.query({ brand: 'shop', from: begin, until: begin, sql })
    return rows[0]?.tables
  }
})
