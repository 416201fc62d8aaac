// Which values a question about two dimensions may show: those of the rows or those of the columns.
import type { Key } from './cells.ts'
import type { Crossing } from './crossing.ts'
import { type Family, isDividedFor, isShown } from './family.ts'
import type { Grid, GridNode, Stretch } from './grid.ts'
import { hasInside, isCut, type Lines, takesWholeOf, type View, valuesInside } from './view.ts'

export interface Crossed {
  crossing: Crossing
  rows: Family
  columns: Family
  /** The dimensions that the question's filters are about. */
  filtered: 'rows' | 'columns' | 'both'
}

/** A row is shown where the question takes each of its parts wholly or not at all. */
export function viewOfRows({ crossing, rows, columns, filtered }: Crossed, { months }: Grid): View {
  const { cells, divided, depthsIn } = crossing
  const lines: Lines = {
    months,
    keysAt: (month) => cells.rowsAt(month.id),
    cellsOf: (month, row) => cells.across(month.id, row),
  }
  /** Columns that the row shows as one. What another row has there counts too: that this one has none is not said. */
  const isOneTaken = (month: GridNode, row: Key) => {
    const together = depthsIn(month).after(depthsIn(month).of.get(row) ?? 0)
    if (filtered !== 'columns') return together.length <= 1
    return !isCut(together.flatMap((column) => cellsIn(month, column)))
  }
  const cellsIn = (month: GridNode, column: Key) =>
    cells.rowsAt(month.id).flatMap((row) => cells.at(month.id, row, column) ?? [])
  const isShownIn = (month: GridNode, row: Key, stretch: Stretch) =>
    rows.roots(month).has(row) && isDividedFor(divided, month, row, stretch) && isOneTaken(month, row)
  return {
    values: valuesInside(lines),
    isShown: (row, stretch) =>
      months.every((month) => lines.cellsOf(month, row).length === 0 || isShownIn(month, row, stretch)),
    hasBeside: (shown) => hasInside(lines, shown),
    takesWhole: (stretch) => filtered === 'columns' && takesWholeOf(columns, months, stretch),
  }
}

/** A column is shown where the question takes all or nothing of what the rows do not show of it. */
export function viewOfColumns({ crossing, rows, columns, filtered }: Crossed, { months }: Grid): View {
  const { cells, divided, depthsIn } = crossing
  const lines: Lines = {
    months,
    keysAt: (month) => cells.columnsAt(month.id),
    cellsOf: (month, column) =>
      cells.rowsAt(month.id).flatMap((row) => cells.at(month.id, row, column) ?? []),
  }
  /** Rows that have nothing in the column count too: that they have nothing is not said. */
  const isWhole = (month: GridNode, column: Key, stretch: Stretch) => {
    const isAlone = (row: Key) =>
      depthsIn(month).isAlone(row, column) && isDividedFor(divided, month, row, stretch)
    const hidden = cells.rowsAt(month.id).filter((row) => !isAlone(row))
    return !isCut(hidden.flatMap((row) => cells.across(month.id, row)))
  }
  return {
    values: valuesInside(lines),
    isShown: (column, stretch) =>
      isShown(columns, column, months, stretch) && months.every((month) => isWhole(month, column, stretch)),
    hasBeside: (shown) => hasInside(lines, shown),
    takesWhole: (stretch) => filtered === 'rows' && takesWholeOf(rows, months, stretch),
  }
}
