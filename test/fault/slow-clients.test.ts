// Six hundred clients that hold their places, and one that sends as always.
import { expect, test } from 'vitest'
import { pageView, send } from './batches.ts'
import { type CollectorProcess, newFolder, startCollector } from './collector-process.ts'
import { pause } from './counts.ts'
import { holdPlace, type SlowManner, slowManners } from './slow-client.ts'

const eachManner = 200
const boundsMs: Record<SlowManner, number> = {
  'drips its headers': 10_000,
  'says nothing': 10_000,
  'drips its body': 15_000,
}
/** The collector looks every two seconds; one more is for a machine that others use too. */
const looksMs = 2000 + 1000
const goodMs = 250

test('S9: 600 slow clients are shown out after 10 and 15 seconds, and a good one is answered within 250 ms meanwhile', async () => {
  const collector = await startCollector(await newFolder())
  // The first one wakes things up.
  await sendWhile(collector, (sent) => sent < 1)
  const before = await sendWhile(collector, (sent) => sent < 10)
  const attack = attackOn(collector)
  const during = await sendWhile(collector, () => attack.holding() > 0)

  for (const { manner, heldMs, answer } of await attack.shownOut) {
    expect(answer, manner).toBe('HTTP/1.1 408 Request Timeout')
    // Less than that would be a client that was turned away at once.
    expect(heldMs, manner).toBeGreaterThan(boundsMs[manner] - 1000)
    expect(heldMs, manner).toBeLessThan(boundsMs[manner] + looksMs)
  }
  expect(during.length).toBeGreaterThan(50)
  expect(new Set(during.map(({ status }) => status))).toEqual(new Set([202]))
  // Where the machine is slow without any attack: as slow as that, and half as much again.
  expect(p95(during)).toBeLessThanOrEqual(Math.max(goodMs, 1.5 * p95(before)))
  expect(await collector.end('SIGTERM')).toMatchObject({
    code: 0,
    output: expect.not.stringContaining('"err"'),
  })
})

function attackOn({ base }: CollectorProcess) {
  const port = Number(new URL(base).port)
  let holding = 0
  const hold = async (manner: SlowManner) => {
    holding++
    const shownOut = await holdPlace(port, manner).finally(() => holding--)
    return { manner, ...shownOut }
  }
  const all = slowManners.flatMap((manner) => Array.from({ length: eachManner }, () => hold(manner)))
  return { holding: () => holding, shownOut: Promise.all(all) }
}

interface Sent {
  status: number
  tookMs: number
}

/** One batch after the other, each by a connection of its own: a place must be free each time. */
async function sendWhile(collector: CollectorProcess, goesOn: (sent: number) => boolean): Promise<Sent[]> {
  const all: Sent[] = []
  while (goesOn(all.length)) {
    const since = performance.now()
    const { status } = await send(collector, [pageView()], undefined, { connection: 'close' })
    all.push({ status, tookMs: performance.now() - since })
    await pause(100)
  }
  return all
}

function p95(sent: Sent[]): number {
  const took = sent.map(({ tookMs }) => tookMs).sort((a, b) => a - b)
  return took[Math.floor(took.length * 0.95)] ?? Number.POSITIVE_INFINITY
}
