// Cookies, and what they and other tokens open: there until the last moment of their time, then gone (R1, R2, R17).
import { Window } from 'happy-dom'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createBrandTokenLimit, createOperatorTokenLimit } from '../../collector/retention/token-limits.ts'
import { startCookieShop } from '../support/cookie-shop.ts'
import { startServerContacts } from '../support/server-contacts.ts'
import { startRemembered } from '../support/start-remembered.ts'

const hour = 3_600_000
const day = 24 * hour

afterEach(() => vi.useRealTimers())

/** A browser whose clock a test moves, on a page of the shop. */
function openBrowser(noon: number) {
  vi.useFakeTimers({ toFake: ['Date'], now: noon })
  const { document } = new Window({ url: 'https://shop.example.com/' })
  return {
    keep: (headers: readonly string[]) => {
      for (const header of headers) document.cookie = header
    },
    namesAfter(time: number): string[] {
      vi.setSystemTime(noon + time)
      return document.cookie.split('; ').map((cookie) => cookie.split('=', 1)[0] ?? '')
    },
  }
}

describe('cookies on the brand’s site', () => {
  it.each([
    ['by default 4320 hours', {}, 4320],
    ['as long as the brand says', { lifetimeHours: 48 }, 48],
  ])('R1: %s, are there the day before and gone on the day itself', async (_, cookies, hours) => {
    const { ask } = await startCookieShop({ cookies })
    const { set } = await ask({ session_add: 'A12.lea' })
    const names = ['Popsell_session_add']
    const { keep, namesAfter } = openBrowser(Date.UTC(2026, 10, 21, 12))
    keep(set)
    expect(namesAfter(hours * hour - day)).toEqual(names)
    expect(namesAfter(hours * hour - 1)).toEqual(names)
    expect(namesAfter(hours * hour + 1)).toEqual([''])
  })
})

/** The limit on what opens an account, at a time of the test's own. */
async function startLimit() {
  const { records, clock } = await startRemembered()
  const limit = createOperatorTokenLimit({ records })
  return {
    noon: clock.now,
    async runAt(time: number) {
      clock.now = time
      return limit.carryOut(time)
    },
    rowsOf: (table: string) =>
      records.transact(null, async (tx) => (await tx.run(`SELECT * FROM ${table}`)).length),
  }
}

it('R2: what a remembered log-in opens is there the day before its year is over, and deleted on the day itself', async () => {
  const { noon, runAt, rowsOf } = await startLimit()
  const end = noon + 8760 * hour
  for (const early of [end - day, end - 1]) {
    await runAt(early)
    expect(await rowsOf('remembered')).toBe(1)
  }
  expect([await runAt(end), await rowsOf('remembered')]).toEqual([1, 0])
})

it.each(['sessions', 'invitations'])(
  'R17: %s are there the day before seven days are over, and deleted on the day itself',
  async (table) => {
    const { noon, runAt, rowsOf } = await startLimit()
    const before = await rowsOf(table)
    expect(before).toBeGreaterThan(0)
    const end = noon + 7 * day
    for (const early of [end - day, end - 1])
      expect([await runAt(early), await rowsOf(table)]).toEqual([0, before])
    await runAt(end)
    expect(await rowsOf(table)).toBe(0)
  },
)

it('R17: an ambassador’s link is there the day before seven days are over, and deleted on the day itself', async () => {
  const { records, brands, call, key, clock, inBrand } = await startServerContacts()
  expect((await call('POST', '/api/acme/ambassadors/lea/link', key)).status).toBe(201)
  const limit = createBrandTokenLimit({ records })
  const acme = brands.find('acme')
  if (!acme) throw new Error('there is such a brand')
  const links = () => inBrand(async (tx) => (await tx.run('SELECT * FROM ambassador_links')).length)
  const end = clock.now + 7 * day
  for (const early of [end - day, end - 1])
    expect([await limit.due(acme, early), await limit.carryOut(acme, early), await links()]).toEqual([
      [],
      0,
      1,
    ])
  expect(await limit.due(acme, end)).toEqual([
    { limit: 'R17', kind: 'session', id: 'ambassador_link', at: end, what: 'delete' },
  ])
  expect([await limit.carryOut(acme, end), await links()]).toEqual([1, 0])
})
