import { expect, test } from 'vitest'
import { createPace, longestPauseMs } from '../../../../widgets/reports/pace.ts'

const paceAt = () => {
  const clock = { now: 1_000_000 }
  const pace = createPace(() => clock.now)
  /** Milliseconds from now until it rests no more. */
  const rest = () => {
    const start = clock.now
    while (pace.isResting() && clock.now < start + 2 * longestPauseMs) clock.now += 1_000
    return clock.now - start
  }
  return { pace, rest }
}

test('a new pace does not rest', () => {
  expect(paceAt().pace.isResting()).toBe(false)
})

test('each failure in a row doubles the rest, up to a minute', () => {
  const { pace, rest } = paceAt()
  const rests = Array.from({ length: 5 }, () => {
    pace.failed()
    return rest()
  })
  expect(rests).toEqual([10_000, 20_000, 40_000, 60_000, 60_000])
})

test('what works ends the rest and forgets the failures', () => {
  const { pace, rest } = paceAt()
  pace.failed()
  pace.failed()
  pace.worked()
  expect(pace.isResting()).toBe(false)
  pace.failed()
  expect(rest()).toBe(10_000)
})
