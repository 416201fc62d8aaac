// R18 and R22 killed before and after everything that they do to a file, and in the midst of a folder that is taken away.
// Half rotated would be what is called a backup and is not whole; half dropped, a month that cannot be read.
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it, vi } from 'vitest'
import { createBackupLimits } from '../../collector/backup/backup-limits.ts'
import { filesOf, readBackupList, sealedPath } from '../../collector/backup/backup-list.ts'
import { createEventLimit } from '../../collector/retention/event-limit.ts'
import type { Limit } from '../../collector/retention/limit.ts'
import { openBackedUpFolder, viewsOf } from '../support/backed-up-folder.ts'

const dayMs = 86_400_000
const most = 60
const doom = vi.hoisted(() => ({
  left: Number.POSITIVE_INFINITY,
  step() {
    if (this.left-- <= 0) throw new Error('killed')
  },
}))

vi.mock(import('node:fs/promises'), async (original) => {
  const files = await original()
  const rename: typeof files.rename = async (from, to) => {
    doom.step()
    await files.rename(from, to)
    doom.step()
  }
  const unlink: typeof files.unlink = async (path) => {
    doom.step()
    await files.unlink(path)
    doom.step()
  }
  const rm: typeof files.rm = async (path, options) => {
    doom.step()
    // As a kill in the midst of it: one file of a folder is gone, the others are there.
    const [one] = doom.left === 0 ? filesUnder(String(path)) : []
    if (one) rmSync(one)
    doom.step()
    await files.rm(path, options)
    doom.step()
  }
  return { ...files, rename, unlink, rm }
})

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return []
  const entries = readdirSync(path, { withFileTypes: true, recursive: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

beforeEach(() => {
  doom.left = Number.POSITIVE_INFINITY
})

/** Carried out again and again, each time killed a step later; `look` is called after each. */
async function killEverywhere(carryOut: () => Promise<number>, look: () => Promise<void>): Promise<number> {
  for (let steps = 0; steps < most; steps++) {
    doom.left = steps
    await carryOut().catch(() => 0)
    const wasKilled = doom.left < 0
    doom.left = Number.POSITIVE_INFINITY
    await look()
    if (!wasKilled) return steps
  }
  throw new Error('it never came to its end')
}

/** Two brands, and backups of three days. */
async function startBackedUp() {
  const folder = await openBackedUpFolder()
  folder.newBrand('other')
  await folder.load([...viewsOf('acme', 2), ...viewsOf('other', 2, 50)])
  const noon = folder.clock.now
  for (const after of [0, 1, 2]) {
    folder.clock.now = noon + after * dayMs
    await folder.take()
  }
  const limits = createBackupLimits({
    backupsFolder: folder.backups,
    keysFolder: folder.keysFolder,
    alone: (work) => work(),
    accessLog: { add: async () => {} },
    random: randomBytes,
    goesOn: () => true,
  })
  const acme = folder.data.brands.find('acme')
  if (!acme) throw new Error('there is such a brand')
  const backups = () =>
    readdirSync(folder.backups)
      .filter((name) => name.startsWith('backup-'))
      .sort()
  /** Each has a list, and everything that stands in it; answers the brands of each. */
  async function restorable(): Promise<string[][]> {
    const found: string[][] = []
    for (const name of backups()) {
      const path = join(folder.backups, name)
      const list = await readBackupList(path, folder.keys())
      expect(filesOf(list).filter((file) => !existsSync(sealedPath(path, file.path)))).toEqual([])
      found.push(Object.keys(list.brands))
    }
    return found
  }
  return { folder, limits, acme, backups, restorable, noon }
}

it('R18: killed at every step, what is called a backup is whole, and the next run finishes', async () => {
  const { folder, limits, backups, restorable, noon } = await startBackedUp()
  const later = noon + 400 * dayMs
  const kills = await killEverywhere(
    () => limits.operator.carryOut(later),
    async () => void (await restorable()),
  )
  expect(backups()).toEqual([])
  expect(kills).toBe(4)
  // What a kill left under no name of a backup goes with the next one that is taken.
  await folder.take()
  expect(readdirSync(folder.backups)).toEqual(backups())
})

it('R18: killed at every step, a backup has all of a brand or lists nothing of it, and the next run finishes', async () => {
  const { folder, limits, acme, restorable, noon } = await startBackedUp()
  const retention = { ...acme.settings.retention, backupDays: 1, backupMonths: 0 }
  const shorter = { ...acme, settings: { ...acme.settings, retention } }
  await killEverywhere(
    () => limits.brand.carryOut(shorter, noon + 10 * dayMs),
    async () => {
      for (const brands of await restorable()) expect(brands).toContain('other')
    },
  )
  expect(await restorable()).toEqual([['other'], ['other'], ['other']])
  const left = readdirSync(folder.backups).filter((name) => existsSync(join(folder.backups, name, 'acme')))
  expect(left).toEqual([])
})

it('R22: killed at every step, a month is whole or gone, what is gone was logged, and the next run finishes', async () => {
  const folder = await openBackedUpFolder()
  const { store, brands } = folder.data
  const months = ['2026-09', '2026-10', '2026-11']
  for (const [index, month] of months.entries())
    await folder.load(viewsOf('acme', 3, 1 + index * 10, Date.parse(`${month}-02`)))
  const logged = new Set<string>()
  const add: Parameters<typeof createEventLimit>[0]['accessLog']['add'] = async (_brand, { id = '' }) =>
    void logged.add(id)
  const limit: Limit = createEventLimit({ store, accessLog: { add } })
  const acme = brands.find('acme')
  if (!acme) throw new Error('there is such a brand')
  const eventsOf = async () => {
    const sql = (events: string) =>
      `SELECT strftime(make_timestamp(time * 1000), '%Y-%m') AS month, count(*) AS events FROM ${events} GROUP BY 1 ORDER BY 1`
    return store.query({ brand: 'acme', from: 0, until: 4e12, sql })
  }
  await killEverywhere(
    () => limit.carryOut(acme, Date.UTC(2028, 11, 1)),
    async () => {
      const there = await eventsOf()
      expect(there).toEqual(months.slice(-there.length).map((month) => ({ month, events: 3 })))
      for (const month of months.slice(0, months.length - there.length)) expect(logged).toContain(month)
    },
  )
  expect(await eventsOf()).toEqual([{ month: '2026-11', events: 3 }])
})
