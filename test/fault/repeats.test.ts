// The same batch again and again, late, early and out of order.
import { expect, test } from 'vitest'
import { type Answer, pageView, purchase, send } from './batches.ts'
import { newFolder, startCollector } from './collector-process.ts'
import { imbalance, untilLoaded } from './counts.ts'
import { readStored, total } from './stored-events.ts'

const hourMs = 3_600_000

test('A batch sent a thousand times, also after a restart, is answered each time and counted once', async () => {
  const folder = await newFolder()
  const batch = [pageView(), pageView(), purchase('T-1')]
  const first = await startCollector(folder)
  const answers: Answer[] = []
  for (let sent = 0; sent < 50; sent++)
    answers.push(...(await Promise.all(Array.from({ length: 10 }, () => send(first, batch)))))
  await first.end('SIGKILL')
  const second = await startCollector(folder)
  for (let sent = 0; sent < 50; sent++)
    answers.push(...(await Promise.all(Array.from({ length: 10 }, () => send(second, batch)))))
  const counts = await untilLoaded(second)
  await second.end('SIGTERM')

  expect(answers.filter(({ status, body }) => status !== 202 || body?.accepted !== 3)).toEqual([])
  expect(answers).toHaveLength(1000)
  expect(imbalance(counts)).toBe(0)
  const { events, orders } = await readStored(folder)
  expect(total(events)).toBe(3)
  expect(orders).toEqual(new Map([['T-1', 1]]))
})

test('Events that come late, early or out of order, in one batch or several, are stored once each', async () => {
  const folder = await newFolder()
  const collector = await startCollector(folder)
  const now = Date.now()
  const ages = [29 * 24 * hourMs, 47 * hourMs, 0, 5 * hourMs, -2 * hourMs, 24 * hourMs]
  const events = ages.map((age) => pageView(undefined, now - age))
  for (const event of events) await send(collector, [event])
  await send(collector, [...events].reverse())
  // The same events by clocks that are years off.
  for (const years of [-5, 5]) {
    const off = years * 365 * 24 * hourMs
    const shifted = events.map((event) => ({ ...event, at: event.at + off }))
    expect((await send(collector, shifted, now + off)).status).toBe(202)
  }
  const counts = await untilLoaded(collector)
  await collector.end('SIGTERM')
  expect(imbalance(counts)).toBe(0)
  expect((await readStored(folder)).events).toEqual(new Map(events.map(({ id }) => [id, 1])))
})

test('One order under a hundred event IDs, from several connections at once, is one order', async () => {
  const folder = await newFolder()
  const collector = await startCollector(folder)
  await Promise.all(Array.from({ length: 100 }, () => send(collector, [purchase('T-2'), purchase('T-2')])))
  await untilLoaded(collector)
  await collector.end('SIGTERM')
  const { events, orders } = await readStored(folder)
  expect(orders).toEqual(new Map([['T-2', 1]]))
  expect(total(events)).toBe(1)
})
