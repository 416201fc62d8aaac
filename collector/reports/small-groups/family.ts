// What may be shown of one dimension, or of none: which of its values, in which months, weeks and days.
import { type Cells, type Key, only, tail } from './cells.ts'
import { type Divided, divide, isCompany, sizeOf, smallestFit } from './division.ts'
import type { Grid, GridNode, Stretch } from './grid.ts'

export interface Family {
  cells: Cells
  /** The values that a month shows at all. */
  roots(month: GridNode): ReadonlySet<Key>
  divided: Divided
}

const column = [only]

export function createFamily(cells: Cells, grid: Grid, smallest: number): Family {
  const roots = new Map(grid.months.map((month) => [month.id, rootsOf(month, cells, smallest)]))
  const rootsIn = (month: GridNode) => roots.get(month.id) ?? new Set<Key>()
  const divided = divide({
    cells,
    grid,
    smallest,
    roots: (month) => [...rootsIn(month)],
    mayDivide: () => true,
    groupsOf: () => [column],
    watched: () => [column],
  })
  return { cells, roots: rootsIn, divided }
}

/** Values with enough visitors in the month, less the smallest of them where the others would be too few alone. */
function rootsOf({ id }: GridNode, cells: Cells, smallest: number): Set<Key> {
  const isLarge = (row: Key) => row !== tail && (sizeOf(id, row, column, cells) ?? 0) >= smallest
  const large = cells.rowsAt(id).filter(isLarge)
  const small = cells.rowsAt(id).filter((row) => !isLarge(row))
  const roots = new Set(large)
  if (!isCompany(id, small, column, cells, smallest)) {
    const company = smallestFit(id, large, column, cells, smallest)
    if (company !== null) roots.delete(company)
  }
  return roots
}

/** Whether a value's figures over a stretch are a sum of parts that are shown; in a month without it they are none. */
export function isShown(family: Family, row: Key, months: readonly GridNode[], stretch: Stretch): boolean {
  return months.every(
    (month) =>
      family.cells.across(month.id, row).length === 0 ||
      (family.roots(month).has(row) && isDividedFor(family.divided, month, row, stretch)),
  )
}

/** Whether a row is divided at every node that a stretch cuts. */
export function isDividedFor(divided: Divided, node: GridNode, row: Key, stretch: Stretch): boolean {
  const isApart = node.lastDay < stretch.firstDay || node.firstDay > stretch.lastDay
  const isWithin = node.firstDay >= stretch.firstDay && node.lastDay <= stretch.lastDay
  if (isApart || isWithin) return true
  return (
    divided.get(node.id)?.has(row) === true &&
    (node.parts ?? []).every((part) => isDividedFor(divided, part, row, stretch))
  )
}
