// `candor backup` and `candor restore`, by a collector that runs and without one, and who may ask for a backup.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createOperatorToken } from '../../collector/access/operator-token.ts'
import { listBackups } from '../../collector/backup/backup-folder.ts'
import { openKeys } from '../../collector/data-folder.ts'
import { newCommandLine } from '../support/command-run.ts'
import { startTestCollector } from '../support/start-test-collector.ts'
import { uuid } from '../support/stored-event.ts'
import { newTempFolder } from '../support/temp-folder.ts'
import { noon, wireBatch, wireEvent } from '../support/wire-batch.ts'

/** A collector that runs, and a command line on the same folders. */
async function running() {
  const collector = await startTestCollector()
  await collector.addBrand()
  const port = Number(new URL(collector.base).port)
  const environment = { ...collector.environment, port }
  const line = newCommandLine({ environment })
  const keys = openKeys(environment, () => noon)
  if (!keys.ok) throw new Error(keys.message)
  const ask = (body: object, authorization = `Bearer ${createOperatorToken(keys.keyRing, noon)}`) =>
    fetch(`${collector.base}/backups`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  return { ...collector, ...line, environment, ask, backups: join(newTempFolder(), 'backups') }
}

it('X3: is taken by the collector that runs, with what it has just acknowledged; and restored elsewhere', async () => {
  const { send, run, backups, folder } = await running()
  expect((await send(wireBatch())).status).toBe(202)
  const { printed, failed } = await run('backup', '--to', backups)
  expect(failed).toBe(null)
  expect(printed[0]).toMatch(
    /backup-2026-11-21T12-00-00-000Z: \d events, 1 in segments of the journal, .* The keys are not in it/,
  )
  expect((await send(wireBatch({ events: [wireEvent({ id: uuid(2) })] }))).status).toBe(202)
  const target = join(folder, 'restored')
  const restored = await run('restore', backups, '--data', target)
  expect(restored.failed).toBe(null)
  expect(restored.printed[0]).toContain('everything up to 2026-11-21T12:00:00.000Z, of acme: 1 events')
  expect(restored.printed[1]).toBe('Counts, ledgers and access logs are as they were backed up.')
  expect((await run('restore', backups, '--data', target)).failed).toMatch(/is not empty/)
})

it('is for the command line alone: it names a folder of the machine', async () => {
  const { ask, backups } = await running()
  expect((await ask({ to: backups }, 'Bearer nobody')).status).toBe(401)
  expect((await ask({ to: backups }, '')).status).toBe(401)
  expect(existsSync(backups)).toBe(false)
  expect((await ask({ to: 7 })).status).toBe(400)
  const taken = await ask({ to: backups })
  expect([taken.status, await taken.json()]).toMatchObject([200, { ok: true, events: 0 }])
})

it('says what is missing where no folder is named, and what the disk refuses', async () => {
  const { run, environment } = await running()
  expect((await run('backup')).failed).toBe('name a folder (--to), or set CANDOR_BACKUPS')
  const file = join(environment.dataFolder, 'operator.db')
  expect((await run('backup', '--to', join(file, 'backups'))).failed).toMatch(
    /^there is no new backup: .*ENOTDIR/,
  )
})

it('R18: is taken at the start of a collector that has a folder for it', async () => {
  const backupsFolder = join(newTempFolder(), 'backups')
  const collector = await startTestCollector({ environment: { backupsFolder } })
  await expect
    .poll(() => listBackups(backupsFolder))
    .toMatchObject([{ name: 'backup-2026-11-21T12-00-00-000Z' }])
  await collector.stop()
  expect(readdirSync(backupsFolder)).toHaveLength(1)
})
