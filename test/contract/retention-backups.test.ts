// R18 as a brand changes it, under a clock of the test's: its part of a backup, the day before and the day itself.
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createBackupLimits } from '../../collector/backup/backup-limits.ts'
import { openBackedUpFolder } from '../support/backed-up-folder.ts'

const day = 86_400_000

/** The first backup of November, of this noon, and one of the noon after. */
async function startBackedUp(retention: { backupDays?: number; backupMonths?: number }) {
  const folder = await openBackedUpFolder()
  const first = folder.clock.now
  await folder.take()
  folder.clock.now += day
  await folder.take()
  const limits = createBackupLimits({
    ...{ backupsFolder: folder.backups, keysFolder: folder.keysFolder, random: randomBytes },
    alone: (work) => work(),
    accessLog: folder.data.accessLog,
    goesOn: () => true,
  })
  const brand = folder.data.brands.find('acme')
  if (!brand) throw new Error('there is such a brand')
  const settings = { ...brand.settings, retention: { ...brand.settings.retention, ...retention } }
  const acme = { ...brand, settings }
  return {
    first,
    dueAt: async (time: number) => (await limits.brand.due(acme, time)).length,
    runAt: (time: number) => limits.brand.carryOut(acme, time),
    holding: () =>
      readdirSync(folder.backups).filter((name) => existsSync(join(folder.backups, name, 'acme'))).length,
  }
}

it('R18: the brand’s part of a backup goes when as many days as it says are over, not the day before', async () => {
  const { first, dueAt, runAt, holding } = await startBackedUp({ backupDays: 3 })
  const end = first + day + 3 * day
  for (const early of [end - day, end - 1])
    expect([await dueAt(early), await runAt(early), holding()]).toEqual([0, 0, 2])
  expect([await dueAt(end), await runAt(end), holding()]).toEqual([1, 1, 1])
})

it('R18: its part of the first of a month goes when as many months as it says are over, not the day before', async () => {
  const { first, runAt, holding } = await startBackedUp({ backupDays: 3, backupMonths: 2 })
  await runAt(first + 10 * day)
  const end = Date.UTC(2027, 0, 21, 12)
  for (const early of [end - day, end - 1]) expect([await runAt(early), holding()]).toEqual([0, 1])
  expect([await runAt(end), holding()]).toEqual([1, 0])
})
