import { expect, it } from 'vitest'
import { createBrandGates } from '../../../../../collector/stores/duckdb/brand-gates.ts'
import type { Month } from '../../../../../collector/stores/duckdb/month.ts'
import { createRollUps } from '../../../../../collector/stores/duckdb/roll-ups.ts'
import type { EventQuery } from '../../../../../collector/stores/events.ts'

const month: Month = '2026-10'
const attached = Promise.resolve('acme/2026-10')

it('A month that cannot be added up is told of, and its questions read the events one by one', async () => {
  const errors: unknown[] = []
  const rollUps = createRollUps({
    files: { attachExisting: async () => [month], attach: () => attached },
    gates: createBrandGates(),
    inTurn: () => Promise.reject(new Error('no space left')),
    ask: () => Promise.resolve([{ month, events: 11, rolled: null }]) as Promise<never>,
    after: 10,
    onError: (error) => errors.push(error),
  })
  const question: EventQuery = {
    brand: 'acme',
    from: 0,
    until: 1,
    sql: () => '',
    params: {},
    addUp: { localDay: () => 'time' },
  }
  expect(await rollUps.relations(question, [month])).toBeUndefined()
  await expect.poll(() => errors).toEqual([new Error('no space left')])
})
