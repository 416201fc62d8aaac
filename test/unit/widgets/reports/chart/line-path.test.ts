import { expect, test } from 'vitest'
import { linePath } from '../../../../../widgets/reports/chart/line-path.ts'

const at = (x: number, y: number) => ({ x, y })

test.each([
  ['no points', [], ''],
  ['only gaps', [null, null], ''],
  ['a line', [at(0, 1), at(50, 2), at(100, 3)], 'M0 1L50 2L100 3'],
  ['one point as a dot', [at(50, 20)], 'M50 20h0'],
  ['a gap as two lines', [at(0, 1), at(1, 1), null, at(3, 1), at(4, 1)], 'M0 1L1 1M3 1L4 1'],
  ['a point between gaps as a dot', [null, at(1, 1), null, at(3, 3), at(4, 4)], 'M1 1h0M3 3L4 4'],
  ['two decimals', [at(1 / 3, 2 / 3), at(1, 1)], 'M0.33 0.67L1 1'],
])('draws %s', (_, points, expected) => {
  expect(linePath(points)).toBe(expected)
})
