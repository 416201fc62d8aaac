// A disk that takes no more, as a limit on the size of files: writes beyond it fail, until the limit is lifted.
import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { pageView, send } from './batches.ts'
import { type CollectorProcess, newFolder, startCollector } from './collector-process.ts'
import { imbalance, readCounts, untilLoaded } from './counts.ts'
import { readStored, total } from './stored-events.ts'

const fullBatch = () => Array.from({ length: 50 }, () => pageView())

/** The disk has room again. */
function liftLimit({ pid }: CollectorProcess): void {
  execFileSync('prlimit', ['--pid', String(pid), '--fsize=unlimited'])
}

/** `CANDOR_DATA` with a month file in it, and nobody using it. */
async function folderWithEvents() {
  const folder = await newFolder()
  const collector = await startCollector(folder)
  const event = pageView()
  await send(collector, [event])
  await untilLoaded(collector)
  await collector.end('SIGTERM')
  return { folder, event }
}

test('A full disk is answered 503 with Retry-After, and taking events goes on by itself once there is room', async () => {
  const { folder } = await folderWithEvents()
  const collector = await startCollector(folder, { fileLimitKib: 0 })

  for (let attempt = 0; attempt < 5; attempt++) {
    const refused = await send(collector, fullBatch())
    expect(refused).toMatchObject({ status: 503, retryAfter: '5', body: { error: { code: 'storage' } } })
  }
  expect((await fetch(`${collector.base}/readyz`)).status).toBe(503)
  expect(await readCounts(collector)).toMatchObject({ received: 0, waiting: 0 })

  liftLimit(collector)
  expect((await fetch(`${collector.base}/readyz`)).status).toBe(200)
  const batch = fullBatch()
  expect(await send(collector, batch)).toMatchObject({ status: 202, body: { accepted: 50 } })
  await untilLoaded(collector)
  await collector.end('SIGTERM')
  const { events } = await readStored(folder)
  expect(batch.filter(({ id }) => events.get(id) !== 1)).toEqual([])
})

test('What was acknowledged while the event store had no room is loaded once when there is room again', async () => {
  const { folder, event } = await folderWithEvents()
  // Room for small journal segments, none for what a month file writes.
  const collector = await startCollector(folder, { fileLimitKib: 16 })

  const acknowledged = [event]
  let failures = 0
  while (failures < 3) {
    const events = [pageView(), pageView()]
    const { status } = await send(collector, events)
    if (status === 202) acknowledged.push(...events)
    failures = await loaderFailures(collector)
  }
  expect((await readCounts(collector)).waiting).toBeGreaterThan(0)

  liftLimit(collector)
  const repeated = await send(collector, acknowledged.slice(0, 40))
  expect(repeated.status).toBe(202)
  const counts = await untilLoaded(collector)
  expect(imbalance(counts)).toBe(0)
  await collector.end('SIGTERM')
  const { events } = await readStored(folder)
  expect(acknowledged.filter(({ id }) => events.get(id) !== 1)).toEqual([])
  expect(total(events)).toBe(acknowledged.length)
})

async function loaderFailures({ base }: CollectorProcess): Promise<number> {
  const text = await (await fetch(`${base}/metrics`)).text()
  return Number(/^candor_loader_failures_total (\d+)/m.exec(text)?.[1])
}
