// How long a backup that is restored is told of who was erased since: as long as it may be kept, and what happens then.
import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openTombstones } from '../../collector/erasure/tombstones.ts'
import { newCommandLine } from '../support/command-run.ts'
import { anna, startErasureShop } from '../support/erasure-shop.ts'

/** Anna, in a backup of the noon of 2026-11-21 and erased five seconds after; a copy of it is kept elsewhere. */
async function erasedSinceBackup() {
  const { collector, keep, erase } = await startErasureShop()
  const id = await keep(anna)
  const { clock, folder } = collector
  const backupsFolder = join(folder, 'backups')
  const elsewhere = join(folder, 'elsewhere')
  const running = { ...collector.environment, port: collector.collector.port }
  const online = newCommandLine({ environment: running, now: () => clock.now })
  expect((await online.run('backup', '--to', backupsFolder)).failed).toBeNull()
  cpSync(backupsFolder, elsewhere, { recursive: true })
  clock.now += 5000
  expect((await erase({ contact: id })).status).toBe(201)
  await collector.stop()
  const environment = { ...collector.environment, backupsFolder }
  const line = newCommandLine({ environment, now: () => clock.now })
  let restored = 0

  return {
    at(time: string) {
      clock.now = Date.parse(time)
    },
    retention: async () => (await line.run('retention')).printed.join('\n'),
    async restore(from: string) {
      restored += 1
      const { printed, failed } = await line.run(
        'restore',
        from,
        '--data',
        join(folder, `restored-${restored}`),
      )
      expect(failed).toBeNull()
      return printed.join('\n')
    },
    backups: () => readdirSync(backupsFolder),
    buried: () => openTombstones(environment.keysFolder).read().tombstones.length,
    backupsFolder,
    elsewhere,
  }
}

it('R18, X3: a backup of the last day that it is kept erases again, and so does a copy for a month more', async () => {
  const { at, retention, restore, backups, buried, backupsFolder, elsewhere } = await erasedSinceBackup()
  at('2027-11-21T11:59:59.999Z')
  await retention()
  expect([backups().length, await restore(backupsFolder)]).toEqual([
    1,
    expect.stringContaining('erased again here: 1'),
  ])
  at('2027-11-21T12:00:00Z')
  expect([await retention(), backups()]).toEqual([expect.stringMatching(/R18 +1/), []])

  at('2027-12-31T23:59:59.999Z')
  await retention()
  const told = await restore(elsewhere)
  expect(told).toContain('erased again here: 1')
  expect(told).not.toContain('is back')
  expect(buried()).toBeGreaterThan(0)

  at('2028-01-01T00:00:00Z')
  expect([await retention(), buried()]).toEqual([expect.stringMatching(/R18 +1/), 0])
  const late = await restore(elsewhere)
  expect(late).not.toContain('erased again here')
  expect(late).toContain('more than 13 months ago, is back')
})
