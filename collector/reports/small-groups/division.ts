// How far each row may be divided: into months, their weeks, their days, and there into columns. Two rules make it safe.
// A row is divided at a node wholly or not at all, each part empty or large enough. And those that are not divided are
// nowhere left with too few: where they would be, the smallest row that is large enough there stays with them. What is
// shown is then always a sum of large parts, and what is hidden has a company that hides it. See decision 0006.
import { type Cells, type Key, tail } from './cells.ts'
import type { Grid, GridNode } from './grid.ts'

/** A group of columns that is looked at as one. */
export type Columns = readonly Key[]

/** Which rows are divided into a node's parts, or shown in a month at all: by node. */
export type Divided = ReadonlyMap<number, ReadonlySet<Key>>

export interface DivideOptions {
  cells: Cells
  grid: Grid
  smallest: number
  /** The rows that each month may show. */
  roots: (month: GridNode) => readonly Key[]
  /** Whether a row may be divided here at all, whatever its cells. */
  mayDivide: (node: GridNode, row: Key, month: GridNode) => boolean
  /** The groups of columns in which a row is shown in a month: all of them empty or large in each part. */
  groupsOf: (month: GridNode, row: Key) => readonly Columns[]
  /** The groups in which anything is shown in a month: nowhere is too little left. */
  watched: (month: GridNode) => readonly Columns[]
}

/** Divides every row as far as it goes, from the months down. */
export function divide(options: DivideOptions): Divided {
  const divided = new Map<number, ReadonlySet<Key>>()
  for (const month of options.grid.months) {
    divided.set(month.id, new Set())
    divideNode(month, month, options.roots(month), options, divided)
  }
  return divided
}

function divideNode(
  node: GridNode,
  month: GridNode,
  rows: readonly Key[],
  options: DivideOptions,
  divided: Map<number, ReadonlySet<Key>>,
): void {
  const { parts } = node
  if (parts === null) return
  const able = rows.filter(
    (row) =>
      options.mayDivide(node, row, month) &&
      parts.every((part) =>
        options.groupsOf(month, row).every((group) => isFit(part.id, row, group, options)),
      ),
  )
  const chosen = new Set(able)
  let before: number
  do {
    before = chosen.size
    for (const part of parts) {
      for (const group of options.watched(month)) keepCompany(part.id, month, group, chosen, options)
    }
  } while (chosen.size < before)
  divided.set(node.id, chosen)
  for (const part of parts) divideNode(part, month, [...chosen], options, divided)
}

/** Takes from the chosen what must stay with those that are not; all of them where nothing else helps. */
function keepCompany(
  part: number,
  month: GridNode,
  group: Columns,
  chosen: Set<Key>,
  options: DivideOptions,
): void {
  const { cells, smallest } = options
  const shown = [...chosen].filter((row) => options.groupsOf(month, row).some((own) => isWithin(own, group)))
  const all = cells.rowsAt(part)
  const notShown = all.filter((row) => !shown.includes(row))
  const notDivided = all.filter((row) => !chosen.has(row))
  if ([notShown, notDivided].every((rows) => isCompany(part, rows, group, cells, smallest))) return
  const company = smallestFit(part, shown, group, cells, smallest)
  if (company === null) chosen.clear()
  else chosen.delete(company)
}

/** Whether some rows are empty in a group of columns, or one of them is large there by itself. */
export function isCompany(
  node: number,
  rows: readonly Key[],
  group: Columns,
  cells: Cells,
  smallest: number,
): boolean {
  const sizes = rows.map((row) => sizeOf(node, row, group, cells)).filter((size) => size !== null)
  return sizes.length === 0 || sizes.some((size) => size >= smallest)
}

/** The row with the fewest visitors that has enough by itself. */
export function smallestFit(
  node: number,
  rows: readonly Key[],
  group: Columns,
  cells: Cells,
  smallest: number,
): Key | null {
  const fit = rows
    .filter((row) => row !== tail)
    .map((row) => ({ row, size: sizeOf(node, row, group, cells) ?? 0 }))
    .filter(({ size }) => size >= smallest)
    .sort((a, b) => a.size - b.size || (a.row < b.row ? -1 : 1))
  return fit[0]?.row ?? null
}

function isFit(node: number, row: Key, group: Columns, { cells, smallest }: DivideOptions): boolean {
  const size = sizeOf(node, row, group, cells)
  return size === null || size >= smallest
}

/** The visitors of a row in a group of columns, at least: those of its largest cell. Null: nothing is there. */
export function sizeOf(node: number, row: Key, group: Columns, cells: Cells): number | null {
  const sizes = group.flatMap((column) => cells.at(node, row, column)?.visitors ?? [])
  return sizes.length === 0 ? null : Math.max(...sizes)
}

/** Whether a group shows another, being it or a part of it. */
function isWithin(own: Columns, group: Columns): boolean {
  return own.every((column) => group.includes(column))
}
