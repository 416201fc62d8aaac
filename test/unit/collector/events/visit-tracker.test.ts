import { expect, it } from 'vitest'
import { createVisitTracker } from '../../../../collector/events/visit-tracker.ts'
import { noon } from '../../../support/wire-batch.ts'

const minute = 60_000

it('keeps a visitor in one visit as long as events come within 30 minutes', () => {
  const tracker = createVisitTracker()
  const first = tracker.visitOf('a', noon)
  for (let minutes = 29; minutes < 600; minutes += 29)
    expect(tracker.visitOf('a', noon + minutes * minute)).toBe(first)
})

it('begins a new visit after 30 minutes without one', () => {
  const tracker = createVisitTracker()
  const first = tracker.visitOf('a', noon)
  expect(tracker.visitOf('a', noon + 30 * minute)).not.toBe(first)
})

it('never puts two visitors into one visit', () => {
  const tracker = createVisitTracker()
  expect(tracker.visitOf('a', noon)).not.toBe(tracker.visitOf('b', noon))
})

it('follows a bounded number of visitors, the quietest forgotten first', () => {
  const tracker = createVisitTracker(2)
  const first = tracker.visitOf('a', noon)
  const second = tracker.visitOf('b', noon)
  tracker.visitOf('c', noon)
  expect(tracker.visitOf('b', noon + minute)).toBe(second)
  expect(tracker.visitOf('a', noon + minute)).not.toBe(first)
})
