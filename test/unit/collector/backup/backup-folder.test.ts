import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { backupName, begunAtOf, findBackup, listBackups } from '../../../../collector/backup/backup-folder.ts'
import { newTempFolder } from '../../../support/temp-folder.ts'

it('names a backup by its moment, to the millisecond, in the order of time', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 4e12 }), (time) => begunAtOf(backupName(time)) === time))
  expect(backupName(1_795_335_957_127)).toBe('backup-2026-11-22T08-25-57-127Z')
})

it('lists what is called a backup, and nothing else', async () => {
  const folder = newTempFolder()
  const names = ['backup-2026-11-22T08-00-00-000Z', 'backup-2026-10-22T08-00-00-000Z']
  for (const name of [...names, `making-${names[0]}`, 'backup-old', 'backup-2026-99-22T08-00-00-000Z'])
    mkdirSync(join(folder, name))
  expect((await listBackups(folder)).map(({ name }) => name)).toEqual([...names].reverse())
  expect(await listBackups(join(folder, 'nowhere'))).toEqual([])
  expect(await findBackup(folder)).toBe(join(folder, names[0] ?? ''))
  expect(await findBackup(join(folder, names[1] ?? ''))).toBe(join(folder, names[1] ?? ''))
  expect(await findBackup(join(folder, 'nowhere'))).toBe(null)
})
