import { expect, test } from 'vitest'
import { linearScale } from '../../../../../widgets/reports/chart/linear-scale.ts'

test.each([
  [[0, 50], [100, 0], 0, 100],
  [[0, 50], [100, 0], 25, 50],
  [[0, 50], [100, 0], 50, 0],
  [[0, 50], [100, 0], 75, -50],
  [[10, 20], [0, 1], 15, 0.5],
] as const)('%j onto %j takes %d to %d', (domain, range, value, expected) => {
  expect(linearScale(domain, range)(value)).toBe(expected)
})

test('a domain without width goes to the middle', () => {
  expect(linearScale([3, 3], [0, 100])(3)).toBe(50)
})
