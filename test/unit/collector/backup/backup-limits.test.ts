import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createBackupLimits } from '../../../../collector/backup/backup-limits.ts'
import type { Brand } from '../../../../collector/brands/brand.ts'
import { openBackedUpFolder, viewsOf } from '../../../support/backed-up-folder.ts'
import { noon } from '../../../support/wire-batch.ts'

const day = 86_400_000

/** Two brands, and backups of this noon and of the two after. */
async function rotated(retention: Partial<Brand['settings']['retention']> = {}) {
  const folder = await openBackedUpFolder()
  folder.newBrand('other')
  await folder.load([...viewsOf('acme', 2), ...viewsOf('other', 2, 50)])
  for (const after of [0, 1, 2]) {
    folder.clock.now = noon + after * day
    await folder.take()
  }
  const limits = createBackupLimits({
    backupsFolder: folder.backups,
    keysFolder: folder.keysFolder,
    alone: (work) => work(),
    accessLog: folder.data.accessLog,
    random: randomBytes,
    goesOn: () => true,
  })
  const acme = folder.data.brands.find('acme')
  if (!acme) throw new Error('There is such a brand')
  const settings = { ...acme.settings, retention: { ...acme.settings.retention, ...retention } }
  const holding = (brand: string) =>
    readdirSync(folder.backups)
      .filter((name) => existsSync(join(folder.backups, name, brand)))
      .map((name) => name.slice(7, 17))
      .sort()
  return { folder, limits, acme: { ...acme, settings }, holding }
}

it('R18: rotates what is forty days old, not a millisecond before, and keeps the first of a month', async () => {
  const { limits, folder, holding } = await rotated()
  const due = noon + day + 40 * day
  expect(await limits.operator.due(due - 1)).toEqual([])
  expect(await limits.operator.due(due)).toMatchObject([
    { limit: 'R18', kind: 'backup', at: due, what: 'rotate' },
  ])
  expect(await limits.operator.carryOut(due - 1)).toBe(0)
  expect(await limits.operator.carryOut(due)).toBe(1)
  expect(await limits.operator.carryOut(due)).toBe(0)
  expect(holding('acme')).toEqual(['2026-11-21', '2026-11-23'])
  expect(await limits.operator.carryOut(Date.UTC(2027, 10, 21, 11, 59))).toBe(1)
  expect(holding('acme')).toEqual(['2026-11-21'])
  expect(await limits.operator.carryOut(Date.UTC(2027, 10, 21, 12))).toBe(1)
  expect(readdirSync(folder.backups)).toEqual([])
})

it('R18: takes out of a backup what its brand wants kept shorter; the rest restores', async () => {
  const { limits, acme, folder, holding } = await rotated({ backupDays: 3, backupMonths: 0 })
  expect(await limits.brand.due(acme, noon + 4 * day)).toHaveLength(2)
  expect(await limits.brand.carryOut(acme, noon + 4 * day)).toBe(2)
  expect(await limits.brand.carryOut(acme, noon + 4 * day)).toBe(0)
  expect([holding('acme'), holding('other').length]).toEqual([['2026-11-23'], 3])
  const [oldest = ''] = readdirSync(folder.backups).sort()
  const backup = join(folder.backups, oldest)
  expect(await folder.restore({ backup })).toMatchObject({ ok: true, brands: ['other'], events: 2 })
})

it('has nothing to do where there are no backups', async () => {
  const { folder, acme } = await rotated()
  const limits = createBackupLimits({
    backupsFolder: null,
    keysFolder: folder.keysFolder,
    alone: (work) => work(),
    accessLog: folder.data.accessLog,
    random: randomBytes,
    goesOn: () => true,
  })
  const years = noon + 1000 * day
  expect([await limits.operator.carryOut(years), await limits.brand.carryOut(acme, years)]).toEqual([0, 0])
})
