// How many visitors are behind each cell: a node of the calendar, a row (a value of one dimension) and a column (a value
// of another, or the only one there is).

/** A value as a key: JSON, so that null and "null" differ. */
export type Key = string

/** Stands for all values that have too few visitors in each of the months: together they may be enough, alone never. */
export const tail: Key = 'tail'
/** The row or column of a table that has but one. */
export const only: Key = 'only'

export interface Cell {
  node: number
  row: Key
  column: Key
  /** Different ones; events of nobody make a cell of none. */
  visitors: number
  /** Whether the query's filters keep some of it, and leave out some. */
  inside: boolean
  outside: boolean
}

export interface Cells {
  /** Undefined: nothing happened there. */
  at(node: number, row: Key, column: Key): Cell | undefined
  rowsAt(node: number): Key[]
  columnsAt(node: number): Key[]
  /** The cells of a row. */
  across(node: number, row: Key): Cell[]
}

export function createCells(list: readonly Cell[]): Cells {
  const nodes = new Map<number, Map<Key, Map<Key, Cell>>>()
  const columns = new Map<number, Set<Key>>()
  for (const cell of list) {
    const rows = entry(nodes, cell.node, () => new Map<Key, Map<Key, Cell>>())
    entry(rows, cell.row, () => new Map<Key, Cell>()).set(cell.column, cell)
    entry(columns, cell.node, () => new Set<Key>()).add(cell.column)
  }
  return {
    at: (node, row, column) => nodes.get(node)?.get(row)?.get(column),
    rowsAt: (node) => [...(nodes.get(node)?.keys() ?? [])],
    columnsAt: (node) => [...(columns.get(node) ?? [])],
    across: (node, row) => [...(nodes.get(node)?.get(row)?.values() ?? [])],
  }
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
