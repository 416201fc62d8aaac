// Where the chart's lines, ticks and labels stand, in percent of the plot: 0 0 is its upper left.
import { countTicks } from './count-ticks.ts'
import type { DayValue } from './day-values.ts'
import { linePath, type Point } from './line-path.ts'
import { linearScale } from './linear-scale.ts'

export interface DayGeometry {
  /** Finished days. */
  solid: string
  /** From the last finished day to the unfinished one; empty without one. */
  dashed: string
  /** The previous period; empty without one. */
  previous: string
  ticks: { value: number; y: number }[]
  /** The days named under the axis; a `minor` one may be left out where there is little room. */
  labels: { day: string; x: number; minor: boolean }[]
  /** Each day's upright band, for pointing at it. */
  bands: { x: number; width: number }[]
}

/** Days named under the axis at most. */
const mostLabels = 8

const labelsOf = (days: DayValue[], x: (index: number) => number): DayGeometry['labels'] => {
  const step = Math.ceil(days.length / mostLabels)
  const fromEnd = (index: number) => (days.length - 1 - index) / step
  return days.flatMap(({ day }, index) =>
    Number.isInteger(fromEnd(index))
      ? [{ day, x: x(index), minor: days.length > 4 && fromEnd(index) % 2 === 1 }]
      : [],
  )
}

/** @param least the smallest step of the axis, default 1 */
export const dayGeometry = (days: DayValue[], least = 1): DayGeometry => {
  const highest = Math.max(0, ...days.flatMap(({ value, previous }) => [value ?? 0, previous ?? 0]))
  const ticks = countTicks(highest, least)
  const x = linearScale([0, days.length - 1], [0, 100])
  const y = linearScale([0, ticks.at(-1) ?? 1], [100, 0])
  const points = (of: (day: DayValue) => number | null): (Point | null)[] =>
    days.map((day, index) => {
      const value = of(day)
      return value === null ? null : { x: x(index), y: y(value) }
    })
  const current = points(({ value }) => value)
  const open = days.findIndex(({ unfinished }) => unfinished)
  const width = 100 / Math.max(1, days.length - 1)
  return {
    solid: linePath(open < 0 ? current : current.slice(0, open)),
    dashed: open < 0 ? '' : linePath(current.slice(Math.max(0, open - 1), open + 1)),
    previous: linePath(points(({ previous }) => previous)),
    ticks: ticks.map((value) => ({ value, y: y(value) })),
    labels: labelsOf(days, x),
    bands: days.map((_, index) => ({ x: x(index) - width / 2, width })),
  }
}
