import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createRemoveFromBackups } from '../../../../collector/backup/brand-from-backups.ts'
import { openBackedUpFolder, viewsOf } from '../../../support/backed-up-folder.ts'

/** Two brands in two backups that share their unchanged files, and what a kill left of a third. */
async function twoBackups() {
  const folder = await openBackedUpFolder()
  folder.newBrand('other')
  await folder.load([...viewsOf('acme', 2), ...viewsOf('other', 3, 50)])
  await folder.take()
  folder.clock.now += 1000
  await folder.take()
  const leftover = join(folder.backups, 'making-backup-2026-11-21T13-00-00-000Z')
  mkdirSync(join(leftover, 'acme'), { recursive: true })
  let turns = 0
  const options = {
    backupsFolder: folder.backups,
    keysFolder: folder.keysFolder,
    alone: <Result>(work: () => Promise<Result>) => {
      turns += 1
      return work()
    },
    random: randomBytes,
  }
  const holding = () =>
    readdirSync(folder.backups).filter((name) => existsSync(join(folder.backups, name, 'acme')))
  return { folder, options, leftover, holding, turns: () => turns }
}

it('R12: takes a brand out of every backup, and out of what a kill left of one; the rest restores', async () => {
  const { folder, options, leftover, holding, turns } = await twoBackups()
  expect(holding()).toHaveLength(3)
  const removeFromBackups = createRemoveFromBackups(options)
  expect(await removeFromBackups('acme')).toBe(2)
  expect([holding(), existsSync(leftover), turns()]).toEqual([[], false, 1])
  for (const name of readdirSync(folder.backups)) {
    const backup = join(folder.backups, name)
    expect(await folder.restore({ backup })).toMatchObject({ ok: true, brands: ['other'], events: 3 })
    rmSync(join(folder.folder, 'restored'), { recursive: true })
  }
  expect(await removeFromBackups('acme')).toBe(0)
})

it('has nothing to do where there are no backups', async () => {
  const { folder, options } = await twoBackups()
  const nowhere = { ...options, backupsFolder: null }
  const empty = { ...options, backupsFolder: join(folder.folder, 'none') }
  expect(await createRemoveFromBackups(nowhere)('acme')).toBe(0)
  expect(await createRemoveFromBackups(empty)('acme')).toBe(0)
})

it('does not pass over a backup whose key is not at hand', async () => {
  const { folder, options, holding } = await twoBackups()
  rmSync(join(folder.keysFolder, 'backup-key.json'))
  await expect(createRemoveFromBackups(options)('acme')).rejects.toThrow('backup-key.json')
  expect(holding()).toHaveLength(2)
})
