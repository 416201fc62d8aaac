import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDataFolder } from '../../../../collector/data-folder.ts'
import { newCommandLine } from '../../../support/command-run.ts'

async function withBrand() {
  const line = newCommandLine()
  await line.run('brand', 'add', 'acme', '--origin', 'https://shop.example')
  return line
}

const small = ['seed', '--brand', 'acme', '--days', '2', '--visits-per-day', '5']

describe('seed', () => {
  it('prints totals that the store holds, and writes down which days they are', async () => {
    const { run, context } = await withBrand()
    const { printed } = await run(...small, '--until', '2026-11-20', '--json')
    const { from, to, totals, stored } = JSON.parse(printed.join(''))
    expect([from, to, stored]).toEqual(['2026-11-19', '2026-11-20', totals.events])
    const opened = await openDataFolder(context.environment, context)
    if (!opened.ok) throw new Error(opened.message)
    const { store, brands } = opened.folder
    const sql = (events: string) =>
      `select count(*) as events, count(distinct session_key) as visits,
        count(*) filter (name = 'purchase') as orders,
        sum(value_minor) filter (name = 'purchase' and currency = 'EUR') as revenue
       from ${events}`
    const [row] = await store.query({ brand: 'acme', from: 0, until: 4e12, sql })
    await store.close()
    expect(row).toMatchObject({ events: totals.events, visits: totals.visits, orders: totals.orders })
    expect(Number(row?.revenue ?? 0)).toBe(totals.revenue_minor)
    expect(brands.find('acme')?.seeded).toEqual({ from, to })
    expect(readdirSync(join(context.environment.dataFolder, 'seed'))).toEqual([])
  })

  it('is the same for the same options, and ends yesterday', async () => {
    const [one, other] = await Promise.all([withBrand(), withBrand()])
    const first = await one.run(...small, '--json')
    expect((await other.run(...small, '--json')).printed).toEqual(first.printed)
    expect(JSON.parse(first.printed.join('')).to).toBe('2026-11-20')
    expect((await one.run(...small, '--seed', 'another', '--json')).printed).not.toEqual(first.printed)
  })

  it('tells a person what the reports must show', async () => {
    const { run } = await withBrand()
    expect((await run(...small)).printed.join('')).toMatch(
      /^acme has demonstration data from .*\n {2}events: \d+/,
    )
  })
})

describe('seed gives up', () => {
  it.each([
    [['seed', '--brand', 'nobody'], /^there is no brand nobody/],
    [['seed', '--brand', 'acme', '--until', 'x'], /^--until: must be a day written YYYY-MM-DD$/],
    [['seed', '--brand', 'acme', '--until', '2026-02-30'], /^--until: must be a day/],
    [['seed', '--brand', 'acme', '--days', '100000'], /^--days: is 760 at most$/],
    [['seed', '--brand', 'acme', '--days', '0'], /^--days: must be a whole number above 0$/],
    [['seed', '--brand', 'acme', '--events', 'many'], /^--events: must be/],
    [['seed', '--brand', 'acme', '--visits-per-day', '1.5'], /^--visits-per-day: must be/],
  ])('%j', async (args, message) => {
    const { run } = await withBrand()
    expect((await run(...args)).failed).toMatch(message)
  })
})
