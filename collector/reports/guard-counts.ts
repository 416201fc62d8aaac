// Which of some things that were counted by day may be shown, where few are hidden: decided by the data on the calendar of
// decision 0006, so that no period that is asked beside another one uncovers what this one hides.
import type { DayCounts } from './day-counts.ts'
import { type Cell, createCells, only } from './small-groups/cells.ts'
import { createFamily, type Family, isShown } from './small-groups/family.ts'
import { createGrid, daysIn, type Grid, nodesIn, type Stretch } from './small-groups/grid.ts'

export interface Guard {
  /** Whether one of them may be shown by itself over some days. */
  isShown(key: string, days: Stretch): boolean
  /** Whether all of them together may. */
  isWhole(days: Stretch): boolean
}

/** Shows everything. */
const noGuard: Guard = { isShown: () => true, isWhole: () => true }

export interface GuardOptions<Act extends string> {
  /** The days that are asked for. */
  stretch: Stretch
  /** Whether they are asked for one by one. */
  byDay: boolean
  /** How large a group is, by what was counted in it. */
  sizeOf: (counts: Readonly<Record<Act, number>>) => number
  smallest: number
}

/** `all` holds the whole months that the days lie in. */
export function guardCounts<Act extends string>(
  all: readonly DayCounts<unknown, Act>[],
  { stretch, byDay, sizeOf, smallest }: GuardOptions<Act>,
): Guard {
  if (smallest <= 1) return noGuard
  const grid = createGrid(stretch, byDay)
  const familyOf = (named: readonly { key: string; sizes: ReadonlyMap<number, number> }[]): Family =>
    createFamily(createCells(cellsOf(named, grid)), grid, smallest)
  const sized = all.map(({ key, days }) => ({ key, sizes: new Map([...days].map(toSize)) }))
  const each = familyOf(sized)
  const whole = familyOf([{ key: only, sizes: added(sized.map(({ sizes }) => sizes)) }])
  return {
    isShown: (key, days) => isShown(each, key, grid.months, days),
    isWhole: (days) => isShown(whole, only, grid.months, days),
  }

  function toSize([day, counts]: [number, Record<Act, number>]): [number, number] {
    return [day, sizeOf(counts)]
  }
}

function cellsOf(
  named: readonly { key: string; sizes: ReadonlyMap<number, number> }[],
  { months }: Grid,
): Cell[] {
  const nodes = months.flatMap(nodesIn)
  return named.flatMap(({ key, sizes }) =>
    nodes.flatMap((node) => {
      const there = daysIn(node).flatMap((day) => sizes.get(day) ?? [])
      const visitors = there.reduce((sum, size) => sum + size, 0)
      return there.length === 0
        ? []
        : [{ node: node.id, row: key, column: only, visitors, inside: true, outside: false }]
    }),
  )
}

function added(all: readonly ReadonlyMap<number, number>[]): Map<number, number> {
  const sum = new Map<number, number>()
  for (const sizes of all) for (const [day, size] of sizes) sum.set(day, (sum.get(day) ?? 0) + size)
  return sum
}
