// Credits as figures of the query core, beside the list of credits that they must equal to the minor unit.
import { expect, it } from 'vitest'
import { attributionModels } from '../../collector/attribution/rule.ts'
import { bought, november, startCreditShop as start } from '../support/credit-shop.ts'
import { noon } from '../support/wire-batch.ts'

const day = 86_400_000
const period = { from: '2026-11-01', to: '2026-11-30' }
const everyone = { reports: { smallestGroup: 1 } }
const figures = ['credited_orders', 'credited_net_revenue', 'new_buyers', 'days_to_order']

type Shop = Awaited<ReturnType<typeof start>>
type Row = Record<string, string | number | null>

/** Three publications of two ambassadors; orders that two of them share, one in francs, one refunded in part. */
async function withOrders(settings: object = everyone): Promise<Shop> {
  const shop = await start(settings)
  const { call, loaded, clock } = shop
  await call('publications', { id: 'P1', ambassador: 'lea', alias: 'Léa', channel: 'blog' })
  await call('publications', { id: 'P2', ambassador: 'jonas', alias: 'Jonas', channel: 'email' })
  await call('publications', { id: 'P3', ambassador: 'lea', alias: 'Léa' })
  await shop.shop(1, noon - 9 * day, 'P1')
  await shop.shop(1, noon - 2 * day, 'P2')
  await shop.shop(1, noon, 'P2', [{}, bought('T1', 59.9)])
  await shop.shop(2, noon - 3 * day, 'P3')
  await shop.shop(2, noon - day, 'P3', [{}, bought('T2', 33.33)])
  await shop.shop(2, noon, 'P3', [{}, bought('T3', 10, 'CHF')])
  await shop.shop(3, noon, 'P4', [{}, bought('T4', 1.01)])
  clock.now = noon + 4_000_000
  await loaded()
  await call('refunds', { id: 'R1', transaction_id: 'T2', value: 3.33 })
  await loaded()
  return shop
}

async function ask({ call }: Shop, query: object) {
  const answer = await call('reports/query', { metrics: figures, period, ...query })
  return { status: answer.status, body: await answer.json() }
}

/** What the list of credits adds up to, by a column, in a currency. */
async function listed({ credits }: Shop, column: string, currency: string, query = ''): Promise<Row> {
  const sums = new Map<string, number>()
  for (const credit of await credits(query)) {
    if (credit.currency !== currency || credit.held_because) continue
    sums.set(credit[column], (sums.get(credit[column]) ?? 0) + credit.amount_minor)
  }
  return Object.fromEntries(sums)
}

const revenueBy = (rows: Row[], column: string) =>
  Object.fromEntries(rows.map((row) => [String(row[column]), row.credited_net_revenue]))

it('E8: by publication, ambassador, channel and day, they are what the list of credits adds up to', async () => {
  const shop = await withOrders()
  const by = async (column: string) => (await ask(shop, { dimensions: [column] })).body.rows
  expect(await by('publication')).toMatchObject([
    { publication: 'P3', credited_orders: 2, credited_net_revenue: 3000, new_buyers: 1 },
    { publication: 'P2', credited_orders: 1, credited_net_revenue: 5990, new_buyers: 1, days_to_order: 2 },
    { publication: 'P4', credited_orders: 1, credited_net_revenue: 101, new_buyers: 1, days_to_order: 0 },
  ])
  const inEuro = await listed(shop, 'publication', 'EUR')
  expect(revenueBy(await by('publication'), 'publication')).toEqual(inEuro)
  expect(revenueBy(await by('ambassador'), 'ambassador')).toEqual(await listed(shop, 'ambassador', 'EUR'))
  expect(revenueBy(await by('channel'), 'channel')).toEqual({ email: 5990, null: 3101 })
  const days = (await by('date')).filter((row: Row) => Number(row.credited_net_revenue) > 0)
  expect(days.map((row: Row) => [row.date, row.credited_net_revenue])).toEqual([
    ['2026-11-20', 3000],
    ['2026-11-21', 6091],
  ])
  expect(revenueBy(await by('currency'), 'currency')).toEqual({ EUR: 9091, CHF: 1000 })
  const { totals, meta } = (await ask(shop, {})).body
  expect(totals).toMatchObject({ credited_orders: 4, credited_net_revenue: 9091, new_buyers: 3 })
  expect(meta.other_currencies).toEqual([{ currency: 'CHF', digits: 2, orders: 1, revenue: 1000 }])
}, 120_000)

it('E8: every model stands beside the others, equal to the list by that model, and a window may be another', async () => {
  const shop = await withOrders()
  for (const model of attributionModels) {
    const query = { dimensions: ['publication'], attribution: { model } }
    const { body } = await ask(shop, query)
    expect(body.query.attribution).toEqual({ model })
    const expected = await listed(shop, 'publication', 'EUR', `&model=${model}`)
    expect(revenueBy(body.rows, 'publication')).toEqual(expected)
  }
  const narrow = { dimensions: ['publication'], attribution: { model: 'first', windowDays: 5 } }
  const { rows } = (await ask(shop, narrow)).body
  expect(revenueBy(rows, 'publication')).toEqual({ P2: 5990, P3: 3000, P4: 101 })
}, 120_000)

it('is a named report, by CSV too, and refuses with its place what credits do not have', async () => {
  const shop = await withOrders()
  const csv = await (await shop.call(`reports/ambassadors.csv?${november}`)).text()
  const [head = '', ...lines] = csv.trimEnd().split('\r\n')
  expect(head).toContain('ambassador,credited_orders,credited_net_revenue')
  expect(lines.find((line) => line.startsWith('jonas'))).toContain('jonas,1,59.9,')
  const refused = async (query: object) => (await ask(shop, query)).body.error
  expect(await refused({ dimensions: ['device'] })).toMatchObject({ path: 'metrics[0]' })
  expect(await refused({ filters: [['page', 'is', '/']] })).toMatchObject({ path: 'filters[0]' })
  expect(await refused({ attribution: { model: 'latest' } })).toMatchObject({ path: 'attribution.model' })
  expect(await refused({ attribution: { windowDays: 0 } })).toMatchObject({ path: 'attribution.windowDays' })
  expect(await refused({ metrics: ['visits'], attribution: { model: 'last' } })).toMatchObject({
    path: 'attribution',
  })
}, 120_000)

it('S23: too few buyers are hidden, in the query and in publications.json', async () => {
  const shop = await withOrders({ reports: { smallestGroup: 2 } })
  const { body } = await ask(shop, { dimensions: ['publication'] })
  expect(body.rows.filter((row: Row) => !row.other)).toEqual([])
  expect(body.meta.suppressed).toBeGreaterThan(0)
  const { publications, ambassadors, meta } = await shop.read(`publications.json?${november}`)
  expect(publications).toEqual([])
  expect(ambassadors).toEqual([])
  expect(meta.suppressed).toBeGreaterThan(0)
}, 120_000)
