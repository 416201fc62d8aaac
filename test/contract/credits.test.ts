import { expect, it } from 'vitest'
import { bought, november as period, startCreditShop as start } from '../support/credit-shop.ts'
import { follow } from '../support/follow.ts'
import { shopOrigin } from '../support/test-brand.ts'
import { noon } from '../support/wire-batch.ts'

const day = 86_400_000

it('E8, S1: an order is credited once, verified by the server, less its refunds, in page, CSV and all models', async () => {
  const { call, read, credits, shop, loaded, clock } = await start()
  await call('publications', { id: 'P1', ambassador: 'lea', alias: 'Léa', channel: 'blog' })
  await call('publications', { id: 'P2', ambassador: 'jonas', alias: 'Jonas' })
  await shop(1, noon - 9 * day, 'P1')
  await shop(1, noon - 2 * day, 'P2')
  await shop(1, noon, 'P2', [{}, bought('T1', 59.9)])
  // The thank-you page again, in a visit and under an event ID of its own.
  await shop(1, noon + 3_600_000, 'P2', [bought('T1', 59.9)])
  clock.now = noon + 4_000_000
  await loaded()
  const last = {
    order: 'T1',
    ordered_at: '2026-11-21T12:00:00.000Z',
    verified: false,
    publication: 'P2',
    ambassador: 'jonas',
    amount_minor: 5990,
    currency: 'EUR',
    share: 1,
    touch_at: '2026-11-19T12:00:00.000Z',
    reason: 'last_touch',
    rule_version: 1,
    held_because: null,
  }
  expect(await credits()).toEqual([last])

  await call('orders', { transaction_id: 'T1', value: 49.9 })
  await call('refunds', { id: 'R1', transaction_id: 'T1', value: 9.89 })
  await call('refunds', { id: 'R1', transaction_id: 'T1', value: 9.89 })
  await loaded()
  expect(await credits()).toEqual([{ ...last, verified: true, amount_minor: 4001 }])
  const linear = await credits('&model=linear')
  expect(
    linear.map(({ publication, amount_minor, share, reason }: typeof last) => [
      publication,
      amount_minor,
      share,
      reason,
    ]),
  ).toEqual([
    ['P1', 2001, 0.5, 'equal_share'],
    ['P2', 2000, 0.5, 'equal_share'],
  ])
  const csv = await (await call(`credits.csv?${period}&model=first`)).text()
  expect(csv.split('\r\n')[1]).toBe(
    'T1,2026-11-21T12:00:00.000Z,true,P1,lea,4001,EUR,1,2026-11-12T12:00:00.000Z,first_touch,1,',
  )
  const { rows } = await read(`attribution/comparison?${period}&by=models`)
  const amounts = rows.map(
    ({ publication, by }: { publication: string; by: Record<string, { net_minor: number }> }) => [
      publication,
      ...Object.values(by).map(({ net_minor }) => net_minor),
    ],
  )
  // last, first, linear, position, time_decay: each column adds up to the order's net.
  expect(amounts).toEqual([
    ['P1', 0, 4001, 2001, 2001, 1334],
    ['P2', 4001, 0, 2000, 2000, 2667],
  ])
})

it('E8, E10: each publication shows its opens, clicks, orders and revenue, by currency', async () => {
  const { base, call, read, shop, loaded, clock } = await start()
  const target = `${shopOrigin}/boots`
  const registered = await (
    await call('publications', { id: 'P1', ambassador: 'lea', alias: 'Léa', channel: 'email', target })
  ).json()
  const { click, open } = registered.links[0]
  clock.now = noon - 3_600_000
  await follow(base, open)
  await follow(base, open)
  await follow(base, click)
  await shop(1, noon, 'P1', [{}, bought('T1', 1000, 'JPY')])
  await shop(2, noon, 'P1', [{}, bought('T2', 1.234, 'TND')])
  await shop(3, noon, 'P1', [{}, bought('T3', 12.5, 'HUF')])
  await loaded()
  const { publications } = await read(`publications.json?${period}`)
  const of = (currency: string, net_minor: number) => ({
    currency,
    orders: 1,
    credited_orders: 1,
    net_minor,
    new_buyers: 1,
    days_to_order: 0,
    held_orders: 0,
    held_minor: 0,
  })
  expect(publications).toEqual([
    {
      publication: 'P1',
      ambassador: 'lea',
      channel: 'email',
      opens: 2,
      clicks: 1,
      flagged_clicks: 0,
      credited: [of('HUF', 1250), of('JPY', 1000), of('TND', 1234)],
    },
  ])
})

it('E18: what comes too often is held and counted beside the rule, until somebody releases it by name and moment', async () => {
  const { call, read, credits, shop, loaded, clock } = await start()
  await call('publications', { id: 'P1', ambassador: 'lea', alias: 'Léa' })
  for (const number of [1, 2, 3, 4]) await shop(number, noon + number, 'P1', [{}, bought(`T${number}`, 10)])
  await loaded()
  const held = await read(`credits/held?${period}`)
  expect(held).toMatchObject({
    rule: { clicks_a_day: 20, orders_a_day: 3 },
    counts: { own_browser: 0, many_clicks: 0, many_orders: 1 },
    credits: [{ order: 'T4', publication: 'P1', amount_minor: 1000, held_because: 'many_orders' }],
    releases: [],
  })
  const figures = async () => (await read(`publications.json?${period}`)).publications[0].credited[0]
  expect(await figures()).toMatchObject({ orders: 3, net_minor: 3000, held_orders: 1, held_minor: 1000 })
  clock.now = noon + day
  const released = await call('credits/releases', { order: 'T4', publication: 'P1' })
  const release = { order: 'T4', publication: 'P1', at: '2026-11-22T12:00:00.000Z', by: 'server' }
  expect([released.status, await released.json()]).toEqual([200, { releases: [release] }])
  clock.now = noon + 2 * day
  await call('credits/releases', { order: 'T4', publication: 'P1' })
  expect((await read(`credits/held?${period}`)).releases).toEqual([release])
  expect((await credits()).map(({ held_because }: { held_because: string | null }) => held_because)).toEqual([
    null,
    null,
    null,
    null,
  ])
  expect(await figures()).toMatchObject({ orders: 4, net_minor: 4000, held_orders: 0 })
})

it('an order that two publications of one ambassador brought is one order of theirs', async () => {
  const { call, read, shop, loaded, clock } = await start({ attribution: { model: 'linear' } })
  for (const id of ['P1', 'P2']) await call('publications', { id, ambassador: 'lea', alias: 'Léa' })
  await shop(1, noon - 2 * day, 'P1')
  await shop(1, noon - day, 'P2')
  await shop(1, noon, 'P2', [{}, bought('T1', 10.01)])
  clock.now = noon + 1000
  await loaded()
  const { publications, ambassadors } = await read(`publications.json?${period}`)
  const common = { currency: 'EUR', orders: 1, new_buyers: 1, held_orders: 0, held_minor: 0 }
  type Shown = { credited: object[] }
  expect(publications.map(({ credited }: Shown) => credited)).toEqual([
    [{ ...common, credited_orders: 0.5, net_minor: 501, days_to_order: 2 }],
    [{ ...common, credited_orders: 0.5, net_minor: 500, days_to_order: 1 }],
  ])
  expect(ambassadors).toEqual([
    { ambassador: 'lea', credited: [{ ...common, credited_orders: 1, net_minor: 1001, days_to_order: 1.5 }] },
  ])
})

it('credits come page by page, each order on one', async () => {
  const { read, shop, loaded, clock } = await start({ attribution: { model: 'linear' } })
  for (const number of [1, 2, 3]) {
    await shop(number, noon - day, 'P1')
    await shop(number, noon + number, 'P2', [{}, bought(`T,${number}`, 10)])
  }
  clock.now = noon + 60_000
  await loaded()
  const first = await read(`credits?${period}&limit=2`)
  const second = await read(`credits?${period}&limit=2&cursor=${first.next}`)
  const orders = (page: { credits: { order: string }[] }) => page.credits.map(({ order }) => order)
  expect([orders(first), orders(second)]).toEqual([
    ['T,1', 'T,1', 'T,2', 'T,2'],
    ['T,3', 'T,3'],
  ])
  expect(second.next).toBeNull()
})

it('what is asked wrongly is named', async () => {
  const { call } = await start()
  const wrong: [string, string][] = [
    ['credits', 'from'],
    ['credits?from=2026-11-01', 'to'],
    ['credits?from=2026-11-02&to=2026-11-01', 'to'],
    ['credits?from=2020-01-01&to=2026-11-01', 'to'],
    [`credits?${period}&model=best`, 'model'],
    [`credits?${period}&limit=0`, 'limit'],
    [`credits?${period}&cursor=x`, 'cursor'],
    [`attribution/comparison?${period}&before=7`, 'before'],
  ]
  for (const [path, place] of wrong) {
    const answer = await call(path)
    expect([path, answer.status, (await answer.json()).error.path]).toEqual([path, 400, place])
  }
  const answer = await call('credits/releases', { order: 'T1' })
  expect([answer.status, (await answer.json()).error.path]).toEqual([400, 'publication'])
})
