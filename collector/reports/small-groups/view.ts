// Which values of one dimension a question may show over a stretch of days, and whether its total is known beside them.
import type { Cell, Key } from './cells.ts'
import { type Family, isShown } from './family.ts'
import type { Grid, GridNode, Stretch } from './grid.ts'

export interface View {
  /** Those that have enough visitors somewhere and that the question has inside. */
  values: readonly Key[]
  isShown(value: Key, stretch: Stretch): boolean
  /** Whether the question has something inside beside some of its values. */
  hasBeside(shown: ReadonlySet<Key>): boolean
  /** Whether the question takes all or nothing of what is hidden in a stretch: else nobody may know how much it takes. */
  takesWhole(stretch: Stretch): boolean
}

/** A question about no value: all there is. */
export const wholeView: View = {
  values: [],
  isShown: () => false,
  hasBeside: () => true,
  takesWhole: () => true,
}

/** The rows or columns of a table, by month. */
export interface Lines {
  months: readonly GridNode[]
  keysAt(month: GridNode): Key[]
  cellsOf(month: GridNode, key: Key): Cell[]
}

/** A question about one dimension. */
export function viewOfFamily(family: Family, { months }: Grid): View {
  const lines: Lines = {
    months,
    keysAt: (month) => family.cells.rowsAt(month.id),
    cellsOf: (month, row) => family.cells.across(month.id, row),
  }
  return {
    values: valuesInside(lines),
    isShown: (value, stretch) => isShown(family, value, months, stretch),
    hasBeside: (shown) => hasInside(lines, shown),
    takesWhole: (stretch) => takesWholeOf(family, months, stretch),
  }
}

/** Whether a question that filters by a dimension takes all or nothing of what this hides in a stretch. */
export function takesWholeOf(family: Family, months: readonly GridNode[], stretch: Stretch): boolean {
  const hidden = months.flatMap(({ id }) =>
    family.cells
      .rowsAt(id)
      .filter((row) => !isShown(family, row, months, stretch))
      .flatMap((row) => family.cells.across(id, row)),
  )
  return !isCut(hidden)
}

/** Whether a question takes some of these cells and leaves others. */
export function isCut(cells: readonly Cell[]): boolean {
  return cells.some((cell) => cell.inside) && cells.some((cell) => cell.outside)
}

export function valuesInside({ months, keysAt, cellsOf }: Lines): Key[] {
  const inside = months.flatMap((month) =>
    keysAt(month).filter((key) => cellsOf(month, key).some((cell) => cell.inside)),
  )
  return [...new Set(inside)].filter(isValue)
}

/** Whether a question has something inside that is not of some lines. */
export function hasInside({ months, keysAt, cellsOf }: Lines, shown: ReadonlySet<Key>): boolean {
  return months.some((month) =>
    keysAt(month).some((key) => !shown.has(key) && cellsOf(month, key).some((cell) => cell.inside)),
  )
}

/** A key is a value's JSON, or a name that is none. */
function isValue(key: Key): boolean {
  return key === 'null' || key.startsWith('"')
}
