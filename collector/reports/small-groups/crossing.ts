// What may be shown of two dimensions at once: the rows of one by the columns of the other.
import type { Cells, Key } from './cells.ts'
import { createDepths, type Depths } from './depths.ts'
import { type Columns, type Divided, divide } from './division.ts'
import type { Family } from './family.ts'
import type { Grid, GridNode } from './grid.ts'

export interface Crossing {
  cells: Cells
  divided: Divided
  depthsIn(month: GridNode): Depths
}

export interface CrossingOptions {
  cells: Cells
  grid: Grid
  smallest: number
  rows: Family
  columns: Family
}

/** What one dimension alone does not show, the two together do not show either. */
export function createCrossing({ cells, grid, smallest, rows, columns }: CrossingOptions): Crossing {
  const months = grid.months.map((month): [number, Depths] => {
    const chain = chainIn(month, cells, columns)
    return [month.id, createDepths({ month: month.id, cells, smallest, rows: [...rows.roots(month)], chain })]
  })
  const known = new Map(months)
  const depthsIn = ({ id }: GridNode) => known.get(id) ?? none
  const depthOf = (month: GridNode, row: Key) => depthsIn(month).of.get(row) ?? 0
  const groupsOf = (month: GridNode, row: Key) => groupsTo(depthOf(month, row), depthsIn(month))
  const divided = divide({
    cells,
    grid,
    smallest,
    roots: (month) => [...rows.roots(month)],
    mayDivide: (node, row, month) =>
      rows.divided.get(node.id)?.has(row) === true &&
      depthsIn(month)
        .chain.slice(0, depthOf(month, row))
        .every((column) => columns.divided.get(node.id)?.has(column) === true),
    groupsOf,
    watched: (month) => {
      const depths = depthsIn(month)
      const deepest = Math.max(0, ...depths.of.values())
      return Array.from({ length: deepest }, (_, at) => [
        [depths.chain[at] ?? ''],
        depths.after(at + 1),
      ]).flat()
    },
  })
  return { cells, divided, depthsIn }
}

const none: Depths = { of: new Map(), chain: [], after: () => [], isAlone: () => false }

/** Each column that a row shows by itself, and the rest as one. A row that shows none is not looked at by columns. */
function groupsTo(depth: number, { chain, after }: Depths): Columns[] {
  return depth === 0 ? [] : [...chain.slice(0, depth).map((column) => [column]), after(depth)]
}

/** The columns that are shown alone, the one with most visitors first: the order is of the month, not of a row. */
function chainIn(month: GridNode, cells: Cells, columns: Family): Columns {
  const shown = columns.roots(month)
  const size = (column: Key) => columns.cells.across(month.id, column)[0]?.visitors ?? 0
  return cells
    .columnsAt(month.id)
    .filter((column) => shown.has(column))
    .sort((a, b) => size(b) - size(a) || (a < b ? -1 : 1))
}
