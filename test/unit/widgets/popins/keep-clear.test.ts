// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { findText, keepClearOf, overlaps } from '../../../../widgets/popins/keep-clear.ts'

const box = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom })
const placed = (...edges: Parameters<typeof box>) =>
  Object.assign(document.createElement('div'), { getBoundingClientRect: () => box(...edges) })

test.each([
  ['over a corner', box(5, 5, 15, 15), true],
  ['inside', box(2, 2, 3, 3), true],
  ['beside', box(10, 0, 20, 10), false],
  ['below', box(0, 10, 10, 20), false],
])('a box that lies %s', (_where, other, isOver) => {
  expect(overlaps(box(0, 0, 10, 10), other)).toBe(isOver)
  expect(overlaps(other, box(0, 0, 10, 10))).toBe(isOver)
})

test('2.4.11: the card goes to the other side of what it would cover, and stays where it covers nothing', () => {
  const card = placed(0, 0, 10, 10)
  keepClearOf(card, placed(20, 20, 30, 30))
  expect(card.hasAttribute('data-away')).toBe(false)
  keepClearOf(card, placed(5, 5, 6, 6))
  expect(card.hasAttribute('data-away')).toBe(true)
})

test('POPINS 7: the order’s number is found where it stands, and nowhere else', () => {
  document.body.innerHTML = '<p>Your order <strong>T-1042</strong> is on its way.</p>'
  expect(findText(document, 'T-1042')?.tagName).toBe('STRONG')
  expect(findText(document, 'T-9999')).toBeNull()
})
