// The collector's clock jumps, as clocks that are set by hand or by a network do: in one life, and between two.
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { readBuiltFiles } from '../../collector/built-files.ts'
import { startCollector } from '../../collector/start-collector.ts'
import { testEnvironment } from '../support/test-environment.ts'
import { pageView, purchase, send } from './batches.ts'
import { type Folder, newFolder } from './collector-process.ts'
import { imbalance, untilLoaded } from './counts.ts'
import { readStored, total } from './stored-events.ts'

const dist = fileURLToPath(new URL('../../dist', import.meta.url))
const hourMs = 3_600_000

/** The collector in this process, by a clock of the test's. */
async function startWithClock({ data, keys }: Folder, now: () => number) {
  const started = await startCollector({
    environment: testEnvironment(data, { dataFolder: data, keysFolder: keys }),
    files: readBuiltFiles(dist),
    recordsWorker: { url: new URL('../../dist/collector/records-worker.js', import.meta.url) },
    readSecret: () => null,
    version: '0.0.0-test',
    log: pino({ level: 'silent' }),
    now,
    demo: null,
  })
  if (!started.ok) throw new Error(started.message)
  const { port, stop } = started.collector
  return { base: `http://127.0.0.1:${port}`, stop }
}

test('An hour back, a day on and back again: each event and order is stored once, repeated or not', async () => {
  const folder = await newFolder()
  let clock = Date.now()
  const collector = await startWithClock(folder, () => clock)
  const events = [pageView(), purchase('T-1'), pageView()]
  const later: ReturnType<typeof pageView>[] = []
  for (const jump of [0, -hourMs, 24 * hourMs, -25 * hourMs]) {
    clock += jump
    const fresh = pageView()
    later.push(fresh)
    expect((await send(collector, [...events, fresh])).status).toBe(202)
  }
  // A segment is closed by the same clock.
  clock += 2000
  expect(imbalance(await untilLoaded(collector))).toBe(0)
  await collector.stop()
  const stored = await readStored(folder)
  expect([...stored.events.values()]).toEqual(Array(events.length + later.length).fill(1))
  expect(stored.orders).toEqual(new Map([['T-1', 1]]))
})

test('A restart with the clock set back an hour stores nothing twice and goes on taking events', async () => {
  const folder = await newFolder()
  let clock = Date.now()
  const before = await startWithClock(folder, () => clock)
  const events = [pageView(), purchase('T-2')]
  expect((await send(before, events)).status).toBe(202)
  await before.stop()

  clock -= hourMs
  const after = await startWithClock(folder, () => clock)
  expect((await send(after, [...events, pageView()])).status).toBe(202)
  clock += 2000
  expect(imbalance(await untilLoaded(after))).toBe(0)
  await after.stop()
  expect(total((await readStored(folder)).events)).toBe(3)
})
