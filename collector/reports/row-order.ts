// The order of rows in an answer, the same as the statement's.
import type { ReportRow } from './answer.ts'
import type { Query } from './query.ts'

type Cell = ReportRow[string] | undefined

/** Compares two rows: by the asked column, then by day, then by the other dimension. Missing values come last. */
export function compareRows({ order, metrics, dimensions }: Query): (a: ReportRow, b: ReportRow) => number {
  const byDate = dimensions.includes('date') ? 'date' : undefined
  const by = order?.by ?? byDate ?? metrics[0] ?? ''
  const sign = (order?.direction ?? (byDate ? 'ascending' : 'descending')) === 'ascending' ? 1 : -1
  const rest = [...dimensions].sort((a, b) => Number(b === 'date') - Number(a === 'date'))
  return (a, b) => {
    const first = compareCells(a[by], b[by], sign)
    return rest.reduce((result, name) => result || compareCells(a[name], b[name], 1), first)
  }
}

function compareCells(a: Cell, b: Cell, sign: 1 | -1): number {
  if (a === b) return 0
  if (a === null || a === undefined) return 1
  if (b === null || b === undefined) return -1
  return a < b ? -sign : sign
}
