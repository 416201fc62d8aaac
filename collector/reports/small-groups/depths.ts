// How many columns each row shows by itself in a month. Columns stand in the order of their visitors, the same for every
// row; a row shows the first so many, and the rest as one, where each of these is empty or large.
import type { Cells, Key } from './cells.ts'
import { type Columns, isCompany, sizeOf, smallestFit } from './division.ts'

export interface Depths {
  /** Rows that show none by itself are not in it. */
  of: ReadonlyMap<Key, number>
  /** The columns in their order; only these can be shown. */
  chain: Columns
  /** The columns of the month after the first so many, those that can never be shown among them. */
  after(depth: number): Columns
  /** Whether a row shows a column by itself: it is among its first, or all that remains. */
  isAlone(row: Key, column: Key): boolean
}

export interface DepthOptions {
  month: number
  cells: Cells
  smallest: number
  /** The rows that the month shows. */
  rows: readonly Key[]
  chain: Columns
}

export function createDepths({ month, cells, smallest, rows, chain }: DepthOptions): Depths {
  const all = cells.columnsAt(month)
  const after = (depth: number) => all.filter((column) => !chain.slice(0, depth).includes(column))
  /** The last step would divide a single column from nothing. */
  const steps = after(chain.length).length > 0 ? chain.length : Math.max(0, chain.length - 1)
  const isFit = (row: Key, group: Columns) => (sizeOf(month, row, group, cells) ?? smallest) >= smallest
  const depths = new Map(rows.map((row) => [row, depthAlone(row)]))
  for (let depth = 1; depth <= steps; depth++) {
    for (const group of groupsAt(depth)) keepCompany(depth, group)
  }
  const isAlone = (row: Key, column: Key) => {
    const depth = depths.get(row)
    if (depth === undefined) return false
    const rest = after(depth)
    return !rest.includes(column) || rest.length === 1
  }
  return { of: depths, chain, after, isAlone }

  /** The two parts into which a step divides what the step before left. */
  function groupsAt(depth: number): Columns[] {
    return [chain.slice(depth - 1, depth), after(depth)]
  }

  function depthAlone(row: Key): number {
    const failing = chain
      .slice(0, steps)
      .findIndex((_, at) => !groupsAt(at + 1).every((group) => isFit(row, group)))
    return failing === -1 ? steps : failing
  }

  /** Where those that do not go so far would be too few, the smallest that does stays with them; or nobody goes. */
  function keepCompany(depth: number, group: Columns): void {
    const going = rows.filter((row) => (depths.get(row) ?? 0) >= depth)
    const staying = cells.rowsAt(month).filter((row) => !going.includes(row))
    if (isCompany(month, staying, group, cells, smallest)) return
    const company = smallestFit(month, going, group, cells, smallest)
    for (const row of company === null ? going : [company]) depths.set(row, depth - 1)
  }
}
