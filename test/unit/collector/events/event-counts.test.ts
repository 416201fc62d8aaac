import { expect, it } from 'vitest'
import { createEventCounts, imbalance } from '../../../../collector/events/event-counts.ts'
import { refusalReasons } from '../../../../sdk/protocol/refusals.ts'

it('begins at zero, with every reason of the closed list', () => {
  const counts = createEventCounts()
  expect(Object.keys(counts.refused)).toEqual(Object.keys(refusalReasons))
  expect([counts.received, counts.stored, counts.repeated, counts.waiting]).toEqual([0, 0, 0, 0])
  expect(imbalance(counts)).toBe(0)
})

it.each(Object.keys(refusalReasons) as (keyof typeof refusalReasons)[])(
  'an event that is refused as %s balances one that was received',
  (reason) => {
    const counts = createEventCounts()
    counts.refused[reason]++
    expect(imbalance(counts)).toBe(-1)
    counts.received++
    expect(imbalance(counts)).toBe(0)
  },
)

it.each(['stored', 'repeated', 'waiting'] as const)('so does one that is %s', (name) => {
  const counts = createEventCounts()
  counts.received++
  expect(imbalance(counts)).toBe(1)
  counts[name]++
  expect(imbalance(counts)).toBe(0)
})
