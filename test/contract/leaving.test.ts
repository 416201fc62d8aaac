import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { addBrand } from '../../collector/brands/add-brand.ts'
import { openDataFolder, openKeys } from '../../collector/data-folder.ts'
import { createAmbassadorLimit } from '../../collector/erasure/ambassador-limit.ts'
import { createBrandLeaves } from '../../collector/erasure/brand-leaves.ts'
import { createBrandLeftLimit, createSuspendedBrandLimit } from '../../collector/erasure/brand-limits.ts'
import { openTombstones } from '../../collector/erasure/tombstones.ts'
import { createErasureRooms } from '../../collector/erasure-rooms.ts'
import { createLegalHolds } from '../../collector/retention/legal-holds.ts'
import { newCommandLine } from '../support/command-run.ts'
import { anna, boris, type ErasureShop, startErasureShop } from '../support/erasure-shop.ts'
import { sourceRecordsWorker } from '../support/source-records-worker.ts'
import { newTempFolder } from '../support/temp-folder.ts'

const dayMs = 86_400_000

/** The stopped shop's folder with its limits, and a clock that moves only when a test moves it. */
async function limitsOf({ collector }: ErasureShop) {
  await collector.stop()
  const { environment, clock } = collector
  const now = () => clock.now
  const opened = await openDataFolder(environment, { now, recordsWorker: sourceRecordsWorker })
  if (!opened.ok) throw new Error(opened.message)
  const { folder } = opened
  onTestFinished(() => folder.close())
  const log = { error: () => {}, warn: () => {} }
  const backups = { alone: <Result>(work: () => Promise<Result>) => work() }
  const rooms = createErasureRooms({ ...folder, backups, environment, settle: async () => true, now, log })
  const options = { ...folder, ...rooms }
  const tombstones = openTombstones(environment.keysFolder)
  const brand = folder.brands.find('acme')
  if (!brand) throw new Error('there is no brand')
  return {
    folder,
    brand,
    clock,
    environment,
    leaves: createBrandLeaves({ brands: folder.brands, tombstones, now }),
    ambassadors: createAmbassadorLimit(options),
    left: createBrandLeftLimit(options),
    suspended: createSuspendedBrandLimit(options),
    holds: createLegalHolds({ now }),
    rows: (sql: string) => folder.records.transact('acme', (tx) => tx.run(sql)),
  }
}

describe('an ambassador who leaves', () => {
  async function shopOfLea() {
    const shop = await startErasureShop()
    await shop.call('POST', 'publications', {
      id: 'P1',
      ambassador: 'lea',
      alias: 'Lea-alias',
      picture: 'https://shop.example.com/lea.png',
    })
    await shop.keep(anna, 'lea', { brand_opt_in: false })
    await shop.keep(boris, 'lea')
    return shop
  }

  it('R10: loses access at once, and can come back', async () => {
    const shop = await shopOfLea()
    const { link } = await (await shop.call('POST', 'ambassadors/lea/link')).json()
    const page = () => fetch(`${shop.collector.base}${link}`)
    expect((await page()).status).toBe(200)
    const left = await shop.call('POST', 'ambassadors/lea/leave')
    expect(left.status).toBe(200)
    expect((await page()).status).toBe(404)
    expect((await shop.call('POST', 'ambassadors/lea/link')).status).toBe(409)
    expect((await shop.call('POST', 'ambassadors/lea/return')).status).toBe(204)
    expect((await shop.call('POST', 'ambassadors/lea/link')).status).toBe(201)
    expect((await shop.call('POST', 'ambassadors/lea/return')).status).toBe(404)
  })

  it('R10: stays the day before, and on the day is erased with the contacts that have no brand opt-in', async () => {
    const shop = await shopOfLea()
    await shop.call('POST', 'ambassadors/lea/leave')
    const { ambassadors, brand, clock, rows, folder } = await limitsOf(shop)
    const due = clock.now + 7 * dayMs
    expect(await ambassadors.due(brand, due - 1)).toEqual([])
    expect(await ambassadors.carryOut(brand, due - 1)).toBe(0)
    expect(await ambassadors.due(brand, due)).toEqual([
      { limit: 'R10', kind: 'ambassador', id: 'lea', at: due, what: 'erase' },
    ])
    expect(await ambassadors.carryOut(brand, due)).toBe(1)
    expect(await ambassadors.carryOut(brand, due)).toBe(0)
    const contacts = await rows(
      'SELECT brand_opt_in, ambassador_opt_in, sealed IS NULL AS erased FROM contacts ORDER BY erased',
    )
    expect(contacts).toMatchObject([{ ambassador_opt_in: 'storage_only', erased: 0 }, { erased: 1 }])
    expect(await rows('SELECT id, ambassador, alias, picture FROM publications')).toEqual([
      { id: 'P1', ambassador: 'lea', alias: '', picture: null },
    ])
    const entries = await rows("SELECT body FROM access_log_entries WHERE body LIKE '%retention%'")
    expect(entries.map(({ body }) => JSON.parse(String(body)))).toMatchObject([
      { by: 'retention', operation: 'deleted', entity: 'ambassador' },
    ])
    const grants = await folder.records.transact(null, (tx) => tx.run('SELECT * FROM grants'))
    expect(grants).toEqual([])
  })

  it('R10: the brand may give more days', async () => {
    const shop = await shopOfLea()
    await shop.call('POST', 'ambassadors/lea/leave')
    const { ambassadors, brand, clock } = await limitsOf(shop)
    const longer = {
      ...brand,
      settings: { ...brand.settings, retention: { ...brand.settings.retention, ambassadorLeavesDays: 20 } },
    }
    expect(await ambassadors.due(longer, clock.now + 20 * dayMs - 1)).toEqual([])
    expect(await ambassadors.due(longer, clock.now + 20 * dayMs)).toHaveLength(1)
  })

  it('R21: who is held stays, and the look-ahead says why', async () => {
    const shop = await shopOfLea()
    await shop.call('POST', 'ambassadors/lea/leave')
    const { ambassadors, brand, clock, holds, folder, rows } = await limitsOf(shop)
    const hold = {
      kind: 'ambassador',
      id: 'lea',
      reason: 'legal_claim',
      reference: null,
      heldBy: 'operator',
    } as const
    await folder.records.transact('acme', (tx) => holds.set(tx, hold))
    const due = clock.now + 8 * dayMs
    expect(await ambassadors.due(brand, due)).toMatchObject([{ heldBecause: 'legal_claim' }])
    expect(await ambassadors.carryOut(brand, due)).toBe(0)
    expect(await rows('SELECT alias FROM publications')).toEqual([{ alias: 'Lea-alias' }])
  })
})

describe('a brand that leaves', () => {
  it('E6, R12: takes nothing from now on, and comes back as it was', async () => {
    const shop = await startErasureShop()
    const { collector } = shop
    const { environment, clock } = collector
    await shop.visit(anna, true)
    const tag = () => fetch(`${collector.base}/acme.js`)
    expect((await tag()).status).toBe(200)
    const keys = openKeys(environment, () => clock.now)
    if (!keys.ok) throw new Error(keys.message)
    const leaves = createBrandLeaves({
      brands: keys.brands,
      tombstones: openTombstones(environment.keysFolder),
      now: () => clock.now,
    })
    expect(leaves.leave('acme', 'left')).toMatchObject({ ok: true })
    clock.now += 1500
    await expect(shop.visit(anna, true)).rejects.toThrow('404')
    expect((await tag()).status).toBe(404)
    expect((await shop.call('POST', 'contacts', [])).status).toBe(401)
    expect(leaves.comeBack('acme')).toEqual({ ok: true })
    clock.now += 1500
    await shop.visit(anna, true)
    expect((await tag()).status).toBe(200)
    expect(leaves.comeBack('acme')).toEqual({ ok: false, reason: 'not_left' })
    expect(leaves.leave('nobody', 'left')).toEqual({ ok: false, reason: 'no_such_brand' })
  })

  it('E6, R12: stays the day before; on the day its folder is gone, and nobody can have its name again', async () => {
    const shop = await startErasureShop()
    await shop.keep(anna)
    await shop.visit(anna, true)
    await shop.collector.loaded()
    const { left, leaves, clock, folder, environment } = await limitsOf(shop)
    leaves.leave('acme', 'left')
    const due = clock.now + 7 * dayMs
    expect(await left.due(due - 1)).toEqual([])
    expect(await left.carryOut(due - 1)).toBe(0)
    expect(await left.due(due)).toEqual([
      { limit: 'R12', kind: 'brand', id: 'acme', at: due, what: 'delete' },
    ])
    expect(await left.carryOut(due)).toBe(1)
    expect(existsSync(join(environment.dataFolder, 'acme'))).toBe(false)
    clock.now += 2000
    expect([folder.brands.list(), await left.due(due * 2)]).toEqual([[], []])
    const [row] = await folder.records.transact(null, (tx) =>
      tx.run('SELECT kind, certificate FROM erasures'),
    )
    expect(row?.kind).toBe('brand')
    expect(JSON.parse(String(row?.certificate)).certificate).toMatchObject({
      subjects: ['acme'],
      months: ['2026-11'],
    })
    const { tombstones } = openTombstones(environment.keysFolder).read()
    expect(tombstones).toMatchObject([{ kind: 'brand', brand: 'acme' }])
    const again = addBrand(
      'acme',
      { origins: ['https://shop.example.com'] },
      { ...folder, newToken: () => 'x', now: clock.now, isErased: () => true },
    )
    expect(again).toMatchObject({ ok: false })
  })

  it('R12: is gone from every backup too, and its certificate says so', async () => {
    const backupsFolder = join(newTempFolder(), 'backups')
    const shop = await startErasureShop({ environment: { backupsFolder } })
    await shop.keep(anna)
    const { environment, collector } = shop.collector
    const running = { ...environment, port: collector.port }
    const { run } = newCommandLine({ environment: running, now: () => shop.collector.clock.now })
    expect((await run('backup')).failed).toBeNull()
    const { left, leaves, clock, folder } = await limitsOf(shop)
    const holding = () =>
      readdirSync(backupsFolder).filter((name) => existsSync(join(backupsFolder, name, 'acme')))
    const before = holding().length
    expect(before).toBeGreaterThan(0)
    leaves.leave('acme', 'left')
    expect(await left.carryOut(clock.now + 7 * dayMs)).toBe(1)
    expect(holding()).toEqual([])
    expect(readdirSync(backupsFolder).length).toBeGreaterThanOrEqual(before)
    const [row] = await folder.records.transact(null, (tx) => tx.run('SELECT certificate FROM erasures'))
    expect(JSON.parse(String(row?.certificate)).certificate.erased).toMatchObject({ backups: before })
  })

  it('R13: a suspended brand keeps its data for six months, then leaves', async () => {
    const shop = await startErasureShop()
    const { suspended, left, leaves, clock, folder } = await limitsOf(shop)
    leaves.leave('acme', 'suspended')
    const due = Date.UTC(2027, 4, 21, 12)
    expect(await suspended.due(due - dayMs)).toEqual([])
    expect(await left.due(due * 2)).toEqual([])
    clock.now = due + 1
    expect(await suspended.carryOut(clock.now)).toBe(1)
    clock.now += 2000
    expect(folder.brands.find('acme')?.ended).toMatchObject({ how: 'left' })
    expect(await left.due(clock.now + 7 * dayMs)).toHaveLength(1)
  })

  it('R21: a brand that is held stays', async () => {
    const shop = await startErasureShop()
    const { left, leaves, clock, folder, holds, environment } = await limitsOf(shop)
    leaves.leave('acme', 'left')
    const hold = {
      kind: 'brand',
      id: 'acme',
      reason: 'court_order',
      reference: null,
      heldBy: 'operator',
    } as const
    await folder.records.transact(null, (tx) => holds.set(tx, hold))
    expect(await left.due(clock.now + 8 * dayMs)).toMatchObject([{ heldBecause: 'court_order' }])
    expect(await left.carryOut(clock.now + 8 * dayMs)).toBe(0)
    expect(existsSync(join(environment.dataFolder, 'acme'))).toBe(true)
  })
})
