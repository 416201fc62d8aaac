// The restore drill: backups of a collector that is used, killed at any moment, and restored on an empty machine.
import { spawn } from 'node:child_process'
import { cpSync, existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { pageView, send } from './batches.ts'
import { type Folder, newFolder, runCandor, startCollector } from './collector-process.ts'
import { pause, untilLoaded } from './counts.ts'
import { createLoadGenerator } from './load-generator.ts'
import { createSeededRandom } from './seeded-random.ts'
import { readStored } from './stored-events.ts'

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** The folders beside a data folder: its backups, and an empty machine with a copy of the keys. */
function placesOf({ data, keys }: Folder) {
  const parent = dirname(data)
  const other = { data: join(parent, 'new/data'), keys: join(parent, 'new/keys') }
  const restored: Folder = { ...other, journal: join(other.data, 'journal') }
  const bringKeys = () => cpSync(keys, restored.keys, { recursive: true })
  return { backups: join(parent, 'backups'), restored, bringKeys }
}

/** IDs of page views, and order IDs, that were acknowledged by now. */
const acknowledged = (of: ReadonlyMap<string, boolean>) => [...of].filter(([, is]) => is).map(([id]) => id)

test('X3: what was acknowledged before a backup began under load is there after a restore, to the ID and once', async () => {
  const folder = await newFolder()
  const { backups, restored, bringKeys } = placesOf(folder)
  const load = createLoadGenerator(createSeededRandom(Date.now()))
  const collector = await startCollector(folder)
  const port = new URL(collector.base).port
  const sending = load.untilGone(collector)
  const before: { views: string[]; orders: string[] }[] = []
  for (let round = 0; round < 2; round++) {
    await pause(700)
    before.push({ views: acknowledged(load.pageViews), orders: acknowledged(load.orders) })
    expect(await runCandor(folder, ['backup', '--to', backups], { CANDOR_PORT: port })).toMatchObject({
      code: 0,
    })
  }
  await collector.end('SIGKILL')
  await sending
  bringKeys()
  expect(await runCandor(restored, ['restore', backups])).toMatchObject({ code: 0 })

  const stored = await readStored(restored)
  const last = before.at(-1)
  expect(last?.views.length).toBeGreaterThan(50)
  expect(last?.views.filter((id) => stored.events.get(id) !== 1)).toEqual([])
  expect(last?.orders.filter((id) => stored.orders.get(id) !== 1)).toEqual([])
  expect([...stored.events.values()].filter((count) => count !== 1)).toEqual([])
  expect(await runCandor(restored, ['verify'])).toMatchObject({ code: 0 })
  const again = await startCollector(restored)
  expect((await send(again, [pageView()])).status).toBe(202)
  await untilLoaded(again)
  expect(await again.end('SIGTERM')).toMatchObject({ code: 0 })
})

/** Runs a command, and kills it when so much time has passed; whether it had ended by itself. */
async function runAndKill({ data, keys }: Folder, args: string[], afterMs: number): Promise<boolean> {
  const env = { ...process.env, CANDOR_DATA: data, CANDOR_KEYS: keys, CANDOR_PORT: '0', CANDOR_LOG: 'silent' }
  const child = spawn(process.execPath, [cli, ...args], { env, stdio: 'ignore' })
  const timer = setTimeout(() => child.kill('SIGKILL'), afterMs)
  const signal = await new Promise((resolve) => child.once('close', (_, killed) => resolve(killed)))
  clearTimeout(timer)
  return signal === null
}

test('kill -9 during a backup leaves no half that passes as whole; during a restore, nothing in its place', async () => {
  const seed = Date.now()
  const random = createSeededRandom(seed)
  const folder = await newFolder()
  const { backups, restored, bringKeys } = placesOf(folder)
  const collector = await startCollector(folder)
  for (let batch = 0; batch < 20; batch++) await send(collector, [pageView(), pageView()])
  await untilLoaded(collector)
  await collector.end('SIGTERM')

  let ended = 0
  for (let kill = 0; kill < 6; kill++)
    if (await runAndKill(folder, ['backup', '--to', backups], 300 + random.below(900))) ended++
  const whole = existsSync(backups) ? readdirSync(backups).filter((name) => name.startsWith('backup-')) : []
  expect(whole.length, `seed ${seed}`).toBeGreaterThanOrEqual(ended)
  bringKeys()
  expect(await runCandor(folder, ['backup', '--to', backups])).toMatchObject({ code: 0 })
  bringKeys()
  for (const name of readdirSync(backups)) {
    const target = { ...restored, data: join(dirname(restored.data), name) }
    const output = (await runCandor(target, ['restore', join(backups, name)])).output
    expect(output, `seed ${seed}`).toContain('40 events')
  }
  expect(readdirSync(backups).filter((name) => name.startsWith('making-'))).toEqual([])

  // Killed after it was put in its place, it is whole; before, there is nothing, and the next restore is not in the way.
  for (let kill = 0; kill < 8 && !existsSync(restored.data); kill++)
    await runAndKill(restored, ['restore', backups], 300 + random.below(900))
  if (!existsSync(restored.data))
    expect(await runCandor(restored, ['restore', backups])).toMatchObject({ code: 0 })
  expect((await readStored(restored)).events.size, `seed ${seed}`).toBe(40)
})
