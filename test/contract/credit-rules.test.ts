import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { bought, november as period, startCreditShop as start } from '../support/credit-shop.ts'
import { noon } from '../support/wire-batch.ts'

const day = 86_400_000

it('a changed rule is a new version from its moment; the past stays, and before and after are shown side by side', async () => {
  const { folder, read, credits, shop, loaded, clock } = await start()
  await shop(1, noon - 2 * day, 'P1')
  await shop(1, noon - day, 'P2', [{}, bought('T1', 100)])
  clock.now = noon
  const file = join(folder, 'data', 'acme', 'brand.json')
  const brand = JSON.parse(readFileSync(file, 'utf8'))
  expect((await read('attribution/rules')).rules).toHaveLength(1)
  brand.settings.attribution = { model: 'first', windowDays: 7 }
  writeFileSync(file, JSON.stringify(brand))
  clock.now = noon + 2000
  const { rules } = await read('attribution/rules')
  expect(rules).toEqual([
    { version: 1, model: 'last', window_days: 30, applies_from: null },
    { version: 2, model: 'first', window_days: 7, applies_from: '2026-11-21T12:00:02.000Z' },
  ])
  await shop(1, noon + 3000, 'P2', [{}, bought('T2', 100)])
  await loaded()
  type Shown = { order: string; publication: string; rule_version: number }
  expect(
    (await credits()).map(({ order, publication, rule_version }: Shown) => [
      order,
      publication,
      rule_version,
    ]),
  ).toEqual([
    ['T1', 'P2', 1],
    ['T2', 'P1', 2],
  ])
  const { compared, rows } = await read(`attribution/comparison?${period}`)
  expect(compared).toEqual({ before: rules[0], after: rules[1] })
  type Row = { publication: string; by: Record<'before' | 'after', { orders: number; net_minor: number }> }
  expect(
    rows.map(({ publication, by }: Row) => [publication, by.before.net_minor, by.after.net_minor]),
  ).toEqual([
    ['P1', 0, 20_000],
    ['P2', 20_000, 0],
  ])
})

it('E13: a credit names date and amount of a sale, and no product', async () => {
  const { call, credits, shop, loaded, clock } = await start()
  const items = [{ item_id: 'SKU-1', item_name: 'Boots', price: 10 }]
  const order = bought('T1', 10)
  await shop(1, noon, 'P1', [{}, { ...order, params: { transaction_id: 'T1', value: 10, items } }])
  await call('orders', { transaction_id: 'T1', value: 10, items })
  clock.now = noon + 1000
  await loaded()
  const shown = await credits()
  expect(shown).toMatchObject([{ order: 'T1', ordered_at: '2026-11-21T12:00:00.000Z', amount_minor: 1000 }])
  expect(JSON.stringify(shown)).not.toMatch(/SKU-1|Boots/)
})
