import { expect, test } from 'vitest'
import { dayOf, quietDays, quietUntil } from '../../../../widgets/popins/caps.ts'

const noon = Date.UTC(2026, 10, 22, 12)
const today = dayOf(noon)

test('a day is a whole number, the same from midnight to midnight UTC', () => {
  expect(dayOf(0)).toBe(0)
  expect(dayOf(86_399_999)).toBe(0)
  expect(dayOf(86_400_000)).toBe(1)
})

test.each([
  ['shown', 7],
  ['closed', 90],
  ['refused', 180],
] as const)('POPINS 8: a popin that was %s keeps them all quiet for %i days', (outcome, days) => {
  expect(quietUntil(0, outcome, noon) - today).toBe(days)
})

test('POPINS 8: after a yes none opens by itself within a lifetime', () => {
  expect(quietUntil(0, 'granted', noon) - today).toBeGreaterThan(100 * 365)
})

test('a longer quiet is never cut short by a later, shorter one', () => {
  const refused = quietUntil(0, 'refused', noon)
  expect(quietUntil(refused, 'closed', noon)).toBe(refused)
  expect(quietUntil(refused, 'shown', noon)).toBe(refused)
})

test('each outcome is quieter than the one before it', () => {
  const days = [quietDays.shown, quietDays.closed, quietDays.refused, quietDays.granted]
  expect([...days].sort((one, other) => one - other)).toEqual(days)
})
