import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countTicks } from '../../../../../widgets/reports/chart/count-ticks.ts'

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [9, [0, 5, 10]],
  [420, [0, 200, 400, 600]],
  [1000, [0, 500, 1000]],
  [12480, [0, 5000, 10000, 15000]],
])('up to %i: %j', (highest, expected) => {
  expect(countTicks(highest)).toEqual(expected)
})

test('ticks are whole, evenly spaced, reach the highest value and are no more than asked for', () => {
  fc.assert(
    fc.property(fc.nat(1e9), fc.integer({ min: 1, max: 10 }), (highest, wanted) => {
      const ticks = countTicks(highest, 1, wanted)
      const [first, step = 0] = ticks
      expect(first).toBe(0)
      expect(ticks.every((tick, index) => Number.isInteger(tick) && tick === index * step)).toBe(true)
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(highest)
      expect(ticks.length).toBeLessThanOrEqual(wanted + 1)
    }),
  )
})

test('a share has steps below one', () => {
  expect(countTicks(0.034, 0.001)).toEqual([0, 0.01, 0.02, 0.03, 0.04])
  expect(countTicks(0, 0.001)).toEqual([0, 0.001])
})
