// The visitors behind each cell as one SQL statement. What a visitor did in a month is one number, a bit for each day, so
// that all weeks and days of the month are counted over the visitors once.
import type { Dialect } from '../dialect.ts'
import { type GridNode, nodesIn, type Stretch } from './grid.ts'

export interface CellsOptions {
  /** Rows of `day`, `row_value`, `column_value`, `inside` and `visitor`; somebody may have several. */
  happened: string
  hasRows: boolean
  hasColumns: boolean
  months: readonly GridNode[]
  /** Days whose different row values are counted. */
  stretch: Stretch
  smallest: number
  dialect: Dialect
}

/** The bits of some days among those of a month. */
export function bitsOf({ firstDay, lastDay }: Stretch, month: Stretch): number {
  const [first, last] = [Math.max(firstDay, month.firstDay), Math.min(lastDay, month.lastDay)]
  return last < first ? 0 : 2 ** (last - month.firstDay + 1) - 2 ** (first - month.firstDay)
}

/** The column that counts who did something on these days of the row's month. */
export const visitorsColumn = (bits: number) => `visitors_${bits}`

/**
 * Columns: `month` (a node's ID), `row_large`, `row_value`, `column_large`, `column_value`, the days that have something
 * inside and outside the question as bits, and `visitors_…` for the bits of each node of any of the months. Where `month`
 * is null, `row_value` is how many different ones are inside the stretch.
 */
export function cellsStatement(options: CellsOptions): string {
  const { months } = options
  const bits = new Set(months.flatMap((month) => nodesIn(month).map((node) => bitsOf(node, month))))
  const counts = (count: (some: number) => string) =>
    [...bits].map((some) => `${count(some)} AS ${visitorsColumn(some)}`).join(', ')
  return options.hasRows || options.hasColumns ? cellsOfValues(options, counts) : oneCell(options, counts)
}

/** A column for the bits of each node, as SQL over `days`. */
type Counts = (count: (bits: number) => string) => string

/** Where there is but one row and column, however few are behind it. */
function oneCell({ happened, months }: CellsOptions, counts: Counts): string {
  const told = `SELECT month, bit_or(bit) AS inside_days, CASE WHEN visitor IS NULL THEN 0 ELSE bit_or(bit) END AS days
    FROM (${withBits(happened, months)}) AS bits GROUP BY month, visitor`
  return `SELECT month, TRUE AS row_large, NULL AS row_value, TRUE AS column_large, NULL AS column_value,
      bit_or(inside_days) AS inside_days, 0 AS outside_days, ${counts(visitorsOn)}
    FROM (${told}) AS told GROUP BY month`
}

function cellsOfValues(options: CellsOptions, counts: Counts): string {
  const { happened, hasColumns, months, stretch, dialect } = options
  const ofColumns = hasColumns ? `large_columns ${dialect.asOnce} (${large('column_value', options)}),` : ''
  return `WITH seen ${dialect.asOnce} (${seen(happened, months)}),
    large_rows ${dialect.asOnce} (${large('row_value', options)}), ${ofColumns}
    marked AS (${marked(hasColumns)}),
    told AS (SELECT *, CASE WHEN visitor IS NULL THEN 0 ELSE inside_days | outside_days END AS days FROM (${told}) AS both_kinds)
    SELECT ${keys}, bit_or(inside_days) AS inside_days, bit_or(outside_days) AS outside_days, ${counts(visitorsOn)}
    FROM told GROUP BY ${keys}
    UNION ALL SELECT NULL, FALSE, CAST(${differentRows} AS VARCHAR), FALSE, NULL, 0, 0, ${counts(() => '0')}
    FROM seen WHERE (inside_days & ${byMonth(months, (month) => bitsOf(stretch, month))}) <> 0`
}

const keys = 'month, row_large, row_value, column_large, column_value'

const differentRows =
  'count(DISTINCT row_value) + coalesce(max(CASE WHEN row_value IS NULL THEN 1 ELSE 0 END), 0)'

/** Events of nobody have no visitor: they are something that happened, and count for none. */
const visitorsOn = (bits: number) => `sum(CAST((days & ${bits}) <> 0 AS INTEGER))`

function byMonth(months: readonly GridNode[], value: (month: GridNode) => number): string {
  return `CASE month ${months.map((month) => `WHEN ${month.id} THEN ${value(month)}`).join(' ')} END`
}

/** What happened, with its month and the bit of its day in it. */
function withBits(happened: string, months: readonly GridNode[]): string {
  const month = months.map(({ id, lastDay }) => `WHEN day <= ${lastDay} THEN ${id}`).join(' ')
  const bit = `CAST(1 AS BIGINT) << CAST(day - ${byMonth(months, ({ firstDay }) => firstDay)} AS INTEGER)`
  return `SELECT *, ${bit} AS bit FROM (SELECT *, CASE ${month} END AS month FROM (${happened}) AS happened) AS dated`
}

/** Once a month, row, column and visitor. */
function seen(happened: string, months: readonly GridNode[]): string {
  return `SELECT month, row_value, column_value, visitor, bit_or(CASE WHEN inside THEN bit ELSE 0 END) AS inside_days,
      bit_or(CASE WHEN inside THEN 0 ELSE bit END) AS outside_days
    FROM (${withBits(happened, months)}) AS bits GROUP BY month, row_value, column_value, visitor`
}

/** The values that enough visitors have in one of the months at least. */
function large(value: string, { smallest, hasColumns }: CellsOptions): string {
  // Without columns each visitor stands there once.
  const visitors = hasColumns ? 'DISTINCT visitor' : 'visitor'
  return `SELECT DISTINCT ${value}, TRUE AS is_large FROM (SELECT ${value}
    FROM seen GROUP BY month, ${value} HAVING count(${visitors}) >= ${smallest}) AS counted`
}

function marked(hasColumns: boolean): string {
  const join = (table: string, value: string) =>
    `LEFT JOIN ${table} ON ${table}.${value} IS NOT DISTINCT FROM seen.${value}`
  const mark = (table: string, value: string, name: string) =>
    `coalesce(${table}.is_large, FALSE) AS ${name}, CASE WHEN ${table}.is_large THEN seen.${value} END AS ${value}`
  const ofColumns = hasColumns
    ? mark('large_columns', 'column_value', 'column_large')
    : 'TRUE AS column_large, NULL AS column_value'
  return `SELECT month, visitor, inside_days, outside_days, ${mark('large_rows', 'row_value', 'row_large')}, ${ofColumns}
    FROM seen ${join('large_rows', 'row_value')} ${hasColumns ? join('large_columns', 'column_value') : ''}`
}

/** Values that are large have each visitor once already; of those gathered in the tail somebody may have had several. */
const told = `SELECT ${keys}, visitor, inside_days, outside_days FROM marked WHERE row_large AND column_large
  UNION ALL SELECT ${keys}, visitor, bit_or(inside_days), bit_or(outside_days)
  FROM marked WHERE NOT (row_large AND column_large) GROUP BY ${keys}, visitor`
