import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { backupName } from '../../../../collector/backup/backup-folder.ts'
import { backupKeyPath, openBackupKeys } from '../../../../collector/backup/backup-keys.ts'
import { backupFindings } from '../../../../collector/cli/backup-findings.ts'
import { newTempFolder } from '../../../support/temp-folder.ts'
import { noon } from '../../../support/wire-batch.ts'

const hour = 3_600_000

function folders() {
  const folder = newTempFolder()
  const [dataFolder, keysFolder, backupsFolder] = ['data', 'keys', 'backups'].map((name) =>
    join(folder, name),
  )
  openBackupKeys({ folder: keysFolder ?? '', random: randomBytes, backupsExist: false })
  mkdirSync(join(backupsFolder ?? '', backupName(noon)), { recursive: true })
  return { dataFolder: dataFolder ?? '', keysFolder: keysFolder ?? '', backupsFolder: backupsFolder ?? '' }
}

const said = async (...asked: Parameters<typeof backupFindings>) =>
  (await backupFindings(...asked)).map(({ state, message }) => `${state}: ${message}`)

it('says where the newest backup is, and when it is old', async () => {
  const there = folders()
  expect(await said(there, noon + hour)).toEqual([`ok: ${join(there.backupsFolder, backupName(noon))}`])
  expect(await said(there, noon + 2 * hour + 1)).toEqual([
    'note: the newest is of 2026-11-21T12:00:00.000Z: is the collector running?',
  ])
})

it('says where there are none', async () => {
  const there = folders()
  expect(await said({ ...there, backupsFolder: null }, noon)).toEqual([
    'note: no backups are taken: set CANDOR_BACKUPS',
  ])
  const [empty] = await said({ ...there, backupsFolder: join(there.backupsFolder, 'other') }, noon)
  expect(empty).toMatch(/^note: .* holds none yet/)
})

it('warns where a folder lies in another', async () => {
  const there = folders()
  const [inData] = await said({ ...there, dataFolder: join(there.backupsFolder, '..') }, noon)
  expect(inData).toMatch(/lies inside the data, and is lost with it/)
  const keysFolder = join(there.backupsFolder, 'keys')
  openBackupKeys({ folder: keysFolder, random: randomBytes, backupsExist: false })
  expect((await said({ ...there, keysFolder }, noon))[0]).toMatch(/whoever takes the backups can open them/)
})

it('finds a problem in backups that nobody can open', async () => {
  const there = folders()
  rmSync(backupKeyPath(there.keysFolder))
  expect((await said(there, noon))[0]).toMatch(/^problem: .*backup-key\.json is missing/)
})
