// SIGTERM while shoppers are sending: the collector answers what it has taken, loads it and goes.
import { expect, test } from 'vitest'
import { newFolder, startCollector } from './collector-process.ts'
import { pause, untilLoaded } from './counts.ts'
import { createLoadGenerator } from './load-generator.ts'
import { createSeededRandom } from './seeded-random.ts'
import { readStored } from './stored-events.ts'

test('SIGTERM under load ends the collector with exit code 0 within 10 seconds, and nothing acknowledged is lost', async () => {
  const folder = await newFolder()
  const collector = await startCollector(folder)
  const load = createLoadGenerator(createSeededRandom(7))
  const sending = load.untilGone(collector)
  await pause(700)
  const asked = performance.now()
  const exit = await collector.end('SIGTERM')
  expect(performance.now() - asked).toBeLessThan(10_000)
  expect(exit).toMatchObject({ code: 0, signal: null })
  expect(await sending).toBeGreaterThan(10)

  const next = await startCollector(folder)
  await untilLoaded(next)
  await next.end('SIGTERM')
  const { events, orders } = await readStored(folder)
  const acknowledged = [...load.pageViews].filter(([, isAcknowledged]) => isAcknowledged)
  expect(acknowledged.filter(([id]) => events.get(id) !== 1)).toEqual([])
  expect([...orders].filter(([, count]) => count !== 1)).toEqual([])
})
