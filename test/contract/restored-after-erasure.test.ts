// X3 with Z: a backup that was taken while somebody was still there, restored after they were erased.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findInFiles } from '../support/byte-search.ts'
import { newCommandLine } from '../support/command-run.ts'
import { needlesOf, standing } from '../support/erasure-needles.ts'
import { anna, boris, erasureShopOf, everyRow, startErasureShop } from '../support/erasure-shop.ts'
import { startTestCollector } from '../support/start-test-collector.ts'

/** A backup with Anna in it, one visit of hers still in its journal; then she opts out and is erased. */
async function erasedSinceBackup() {
  const shop = await startErasureShop()
  const { collector, key } = shop
  const id = await shop.keep(anna)
  await shop.keep(boris)
  for (const one of [anna, boris]) await shop.visit(one, true)
  await collector.loaded()
  await shop.visit(anna, false)
  const backups = join(collector.folder, 'backups')
  const { environment, clock } = collector
  const running = { ...environment, port: collector.collector.port }
  const line = newCommandLine({ environment: running, now: () => clock.now })
  expect((await line.run('backup', '--to', backups)).failed).toBeNull()
  await collector.loaded()
  const figures = await bothFigures(shop)

  clock.now += 5000
  await shop.call('POST', 'suppressions', { email: anna.email, reason: 'spam' })
  expect((await shop.erase({ contact: id })).status).toBe(201)
  await collector.stop()
  return { collector, key, backups, figures, ...line }
}

const bothFigures = async (shop: Pick<ReturnType<typeof erasureShopOf>, 'figures'>) => [
  await shop.figures([]),
  await shop.figures(['date']),
]

type Given = Awaited<ReturnType<typeof erasedSinceBackup>>

/** Restored by the command, beside the folder that was backed up; the keys are the same. */
async function restored({ collector, backups, context, run }: Given, name = 'restored') {
  const dataFolder = join(collector.folder, name)
  const { failed, printed } = await run('restore', backups, '--data', dataFolder, '--json')
  expect(failed).toBeNull()
  const environment = { ...collector.environment, dataFolder }
  const line = newCommandLine({ environment, now: context.now })
  return { said: JSON.parse(printed.join()), stopped: { ...collector, environment }, ...line }
}

describe('a backup from before an erasure, restored after it', () => {
  it('X3: has nothing of the person in any file, row or event, and everything of the others', async () => {
    const given = await erasedSinceBackup()
    const { said, stopped } = await restored(given)
    expect(said).toMatchObject({ ok: true, events: 6, erasedAgain: 1 })
    const hers = needlesOf(given, anna)
    const his = needlesOf(given, boris)
    const { dataFolder } = stopped.environment
    const gone = [...hers.clear, ...hers.pseudonyms, hers.emailTag]
    expect(findInFiles(dataFolder, gone)).toEqual([])
    expect(findInFiles(dataFolder, his.pseudonyms)).not.toEqual([])
    const rows = await everyRow(stopped)
    expect(standing(rows, [...hers.clear, ...hers.pseudonyms])).toEqual([])
    // Of the address the keyed hash alone is kept: of the contact, and of the opt-out that came back.
    expect(rows.split(hers.emailTag)).toHaveLength(3)
    expect(rows).toContain('"reason":"spam"')
    expect(standing(rows, his.pseudonyms)).toEqual(his.pseudonyms)
    // Without the tombstones she would be back: what was looked for is in the backup.
    rmSync(join(stopped.environment.keysFolder, 'erased'), { recursive: true })
    const { stopped: untold } = await restored(given, 'untold')
    expect(standing(await everyRow(untold), hers.pseudonyms)).toEqual(hers.pseudonyms)
    expect(findInFiles(untold.environment.dataFolder, hers.pseudonyms)).not.toEqual([])
  })

  it('X3: proves its ledger, and its reports have the same totals', async () => {
    const given = await erasedSinceBackup()
    const { stopped, run } = await restored(given)
    const { failed, printed } = await run('verify')
    expect(failed).toBeNull()
    expect(printed.join()).toContain('the ledger of acme is whole')
    const { environment } = stopped
    const again = await startTestCollector({ folder: given.collector.folder, environment })
    expect(await bothFigures(erasureShopOf(again, given.key))).toEqual(given.figures)
  })

  it('B1, X3: does not let the brand’s server bring the person again', async () => {
    const given = await erasedSinceBackup()
    const { stopped } = await restored(given)
    const { environment } = stopped
    const again = await startTestCollector({ folder: given.collector.folder, environment })
    const shop = erasureShopOf(again, given.key)
    const listed = async () => (await shop.call('GET', 'contacts.json')).text()
    const { clear } = needlesOf(given, anna)
    const before = await listed()
    await shop.keep(anna)
    await shop.keep(anna, 'other-ambassador')
    await shop.keep(boris, 'other-ambassador')
    const after = await listed()
    expect([standing(before, clear), standing(after, clear)]).toEqual([[], []])
    expect([before, after].map((text) => text.split(boris.email).length - 1)).toEqual([1, 2])
  })
})
