import { describe, expect, test } from 'vitest'
import { dayGeometry } from '../../../../../widgets/reports/chart/day-geometry.ts'
import type { DayValue } from '../../../../../widgets/reports/chart/day-values.ts'
import { addDays } from '../../../../../widgets/reports/day.ts'

const days = (values: (number | null)[], { open = false, before = null as number | null } = {}): DayValue[] =>
  values.map((value, index) => ({
    day: addDays('2026-11-01', index),
    value,
    previous: before,
    unfinished: open && index === values.length - 1,
  }))

test('the highest value fits under the top tick and zero is the floor', () => {
  const { solid, ticks } = dayGeometry(days([0, 4, 2]))
  expect(ticks).toEqual([
    { value: 0, y: 100 },
    { value: 1, y: 75 },
    { value: 2, y: 50 },
    { value: 3, y: 25 },
    { value: 4, y: 0 },
  ])
  expect(solid).toBe('M0 100L50 0L100 50')
})

test('the comparison has its own line and counts for the height', () => {
  const { previous, solid } = dayGeometry(days([1, 1], { before: 2 }))
  expect(previous).toBe('M0 0L100 0')
  expect(solid).toBe('M0 50L100 50')
})

describe('the unfinished day', () => {
  test('is joined to the last finished one by the dashed line, and not part of the solid one', () => {
    const { solid, dashed } = dayGeometry(days([4, 4, 2], { open: true }))
    expect(solid).toBe('M0 0L50 0')
    expect(dashed).toBe('M50 0L100 50')
  })

  test('alone is a dot', () => {
    expect(dayGeometry(days([4], { open: true }))).toMatchObject({ solid: '', dashed: 'M50 0h0' })
  })

  test('does not exist in a period that is over', () => {
    expect(dayGeometry(days([4, 4])).dashed).toBe('')
  })
})

test('days not measured break the line', () => {
  expect(dayGeometry(days([4, null, 4])).solid).toBe('M0 0h0M100 0h0')
})

describe('labels', () => {
  test.each([1, 2, 7, 8, 9, 30, 31, 366])('of %i days are at most eight and name the last', (count) => {
    const { labels } = dayGeometry(days(Array.from({ length: count }, () => 1)))
    expect(labels.length).toBeGreaterThan(0)
    expect(labels.length).toBeLessThanOrEqual(8)
    expect(labels.at(-1)).toMatchObject({ day: addDays('2026-11-01', count - 1), minor: false })
  })

  test('alternate between needed and minor where there are many', () => {
    const minor = dayGeometry(days([1, 1, 1, 1, 1])).labels.map((label) => label.minor)
    expect(minor).toEqual([false, true, false, true, false])
    expect(dayGeometry(days([1, 1, 1])).labels.some((label) => label.minor)).toBe(false)
  })
})

test('each day has a band around its point', () => {
  expect(dayGeometry(days([1, 1, 1])).bands).toEqual([
    { x: -25, width: 50 },
    { x: 25, width: 50 },
    { x: 75, width: 50 },
  ])
})

test('nothing measured at all still has an axis', () => {
  const { ticks, solid } = dayGeometry(days([null, null]))
  expect(ticks.map(({ value }) => value)).toEqual([0, 1])
  expect(solid).toBe('')
})
