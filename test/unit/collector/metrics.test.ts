import { describe, expect, it } from 'vitest'
import { createEventCounts } from '../../../collector/events/event-counts.ts'
import { createMetrics } from '../../../collector/metrics.ts'
import { refusalReasons } from '../../../sdk/protocol/refusals.ts'
import { readConservation } from '../../support/conservation.ts'

describe('the conservation line', () => {
  it('is read at the moment it is asked for, each time', async () => {
    const counts = createEventCounts()
    const { registry } = createMetrics(counts)
    counts.received = 10
    counts.stored = 4
    counts.repeated = 1
    counts.waiting = 2
    counts.refused.bot = 3
    for (const _ of [1, 2])
      expect(readConservation(await registry.metrics())).toMatchObject({
        received: 10,
        stored: 4,
        repeated: 1,
        waiting: 2,
        refused: { bot: 3 },
        imbalance: 0,
      })
    counts.waiting = 0
    counts.stored = 6
    expect(readConservation(await registry.metrics())).toMatchObject({ stored: 6, waiting: 0, imbalance: 0 })
  })

  it('is of one moment: counts that change while it is written do not tear it', async () => {
    const counts = createEventCounts()
    const { registry } = createMetrics(counts)
    const text = registry.metrics()
    counts.received = 5
    counts.waiting = 5
    expect(readConservation(await text)).toMatchObject({ received: 0, waiting: 0 })
  })

  it('has every reason of the closed list from the start', async () => {
    const text = await createMetrics(createEventCounts()).registry.metrics()
    for (const reason of Object.keys(refusalReasons))
      expect(text).toContain(`candor_events_refused_total{reason="${reason}"} 0`)
  })

  it('names the imbalance, should there ever be one', async () => {
    const counts = createEventCounts()
    counts.received = 1
    const text = await createMetrics(counts).registry.metrics()
    expect(readConservation(text).imbalance).toBe(1)
  })
})

it('what the disk, the store and the door refused is counted apart', async () => {
  const { registry, batchRefused, storageFailed, loaderFailed } = createMetrics(createEventCounts())
  batchRefused('not_json')
  batchRefused('not_json')
  batchRefused('too_large')
  storageFailed()
  loaderFailed()
  loaderFailed()
  const text = await registry.metrics()
  expect(readConservation(text).batchesRefused).toEqual({ not_json: 2, too_large: 1 })
  expect(text).toMatch(/^candor_storage_failures_total 1$/m)
  expect(text).toMatch(/^candor_loader_failures_total 2$/m)
})

it('two collectors in one process count apart', async () => {
  const [one, other] = [createMetrics(createEventCounts()), createMetrics(createEventCounts())]
  one.storageFailed()
  expect(await other.registry.metrics()).toMatch(/^candor_storage_failures_total 0$/m)
})
