// The visitors behind each cell as one SQL statement. What a visitor did in a month is one number, a bit for each day, so
// that all weeks and days of the month are counted over the visitors once.
import type { Dialect } from '../dialect.ts'
import { type GridNode, nodesIn, type Stretch } from './grid.ts'

export interface CellsOptions {
  /** Rows of `day`, `row_value`, `column_value`, `inside` and `visitor`; somebody may have several. */
  happened: string
  hasRows: boolean
  hasColumns: boolean
  /** Whether anything that happened may not be inside. */
  hasOutside: boolean
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
  if (options.hasColumns) return cellsOfBoth(options)
  return options.hasRows ? cellsOfRows(options) : oneCell(options)
}

/** Where there is but one row and column, however few are behind it. */
function oneCell(options: CellsOptions): string {
  return inOneColumn('TRUE', 'NULL', counted(seen('month, visitor', options), 'month', options), options)
}

/** Rows that are large have each visitor once already: only those of the tail are counted again. */
function cellsOfRows(options: CellsOptions): string {
  const { smallest, dialect } = options
  const isLarge = (table: string) =>
    `EXISTS (SELECT 1 FROM large_rows WHERE large_rows.row_value IS NOT DISTINCT FROM ${table}.row_value)`
  const ofTail = `SELECT month, visitor, ${daysTogether} FROM seen WHERE NOT ${isLarge('seen')} GROUP BY month, visitor`
  return `WITH seen ${dialect.asOnce} (${seen('month, row_value, visitor', options)}),
    counted ${dialect.asOnce} (${counted('SELECT * FROM seen', 'month, row_value', options)}),
    large_rows ${dialect.asOnce} (SELECT row_value FROM counted GROUP BY row_value HAVING max(everybody) >= ${smallest})
    ${inOneColumn('TRUE', 'row_value', `SELECT * FROM counted WHERE ${isLarge('counted')}`, options)}
    UNION ALL ${inOneColumn('FALSE', 'NULL', counted(ofTail, 'month', options), options)}
    UNION ALL ${differentRows('counted', options)}`
}

function cellsOfBoth(options: CellsOptions): string {
  const { dialect } = options
  return `WITH seen ${dialect.asOnce} (${seen('month, row_value, column_value, visitor', options)}),
    large_rows ${dialect.asOnce} (${large('row_value', options)}),
    large_columns ${dialect.asOnce} (${large('column_value', options)}),
    marked AS (${marked}),
    both_kinds AS (${bothKinds})
    SELECT ${[keys, ...figures(options)].join(', ')}
    FROM (${counted('SELECT * FROM both_kinds', keys, options)}) AS cells
    UNION ALL ${differentRows('seen', options)}`
}

const keys = 'month, row_large, row_value, column_large, column_value'
const daysTogether = 'bit_or(inside_days) AS inside_days, bit_or(outside_days) AS outside_days'

function bitsOfNodes({ months }: CellsOptions): number[] {
  return [...new Set(months.flatMap((month) => nodesIn(month).map((node) => bitsOf(node, month))))]
}

function figures(options: CellsOptions): string[] {
  return ['inside_days', 'outside_days', ...bitsOfNodes(options).map(visitorsColumn)]
}

function inOneColumn(isLarge: string, value: string, cells: string, options: CellsOptions): string {
  const row = `month, ${isLarge} AS row_large, ${value} AS row_value, TRUE AS column_large, NULL AS column_value`
  return `SELECT ${[row, ...figures(options)].join(', ')} FROM (${cells}) AS cells`
}

/** `rows` have each visitor once a cell. Events of nobody are something that happened, and count for none. */
function counted(rows: string, cell: string, options: CellsOptions): string {
  const counts = bitsOfNodes(options).map(
    (bits) => `sum(CAST((days & ${bits}) <> 0 AS INTEGER)) AS ${visitorsColumn(bits)}`,
  )
  const told = `SELECT *, CASE WHEN visitor IS NULL THEN 0 ELSE inside_days | outside_days END AS days FROM (${rows}) AS each_once`
  return `SELECT ${cell}, ${daysTogether}, count(visitor) AS everybody, ${counts.join(', ')}
    FROM (${told}) AS told GROUP BY ${cell}`
}

function differentRows(table: string, options: CellsOptions): string {
  const { months, stretch } = options
  const different =
    'count(DISTINCT row_value) + coalesce(max(CASE WHEN row_value IS NULL THEN 1 ELSE 0 END), 0)'
  const none = figures(options).map(() => '0')
  return `SELECT NULL, FALSE, CAST(${different} AS VARCHAR), FALSE, NULL, ${none.join(', ')}
    FROM ${table} WHERE (inside_days & ${byMonth(months, (month) => bitsOf(stretch, month))}) <> 0`
}

function byMonth(months: readonly GridNode[], value: (month: GridNode) => number): string {
  return `CASE month ${months.map((month) => `WHEN ${month.id} THEN ${value(month)}`).join(' ')} END`
}

/** What happened, once for each of what it is told apart by. */
function seen(apart: string, { happened, months, hasOutside }: CellsOptions): string {
  const month = months.map(({ id, lastDay }) => `WHEN day <= ${lastDay} THEN ${id}`).join(' ')
  const bit = `CAST(1 AS BIGINT) << CAST(day - ${byMonth(months, ({ firstDay }) => firstDay)} AS INTEGER)`
  const days = hasOutside
    ? 'bit_or(CASE WHEN inside THEN bit ELSE 0 END) AS inside_days, bit_or(CASE WHEN inside THEN 0 ELSE bit END) AS outside_days'
    : 'bit_or(bit) AS inside_days, CAST(0 AS BIGINT) AS outside_days'
  return `SELECT ${apart}, ${days}
    FROM (SELECT *, ${bit} AS bit FROM (SELECT *, CASE ${month} END AS month FROM (${happened}) AS happened) AS dated) AS bits
    GROUP BY ${apart}`
}

/** The values that enough visitors have in one of the months at least. */
function large(value: string, { smallest }: CellsOptions): string {
  return `SELECT DISTINCT ${value}, TRUE AS is_large FROM (SELECT ${value}
    FROM seen GROUP BY month, ${value} HAVING count(DISTINCT visitor) >= ${smallest}) AS known`
}

const join = (table: string, value: string) =>
  `LEFT JOIN ${table} ON ${table}.${value} IS NOT DISTINCT FROM seen.${value}`
const mark = (table: string, value: string, name: string) =>
  `coalesce(${table}.is_large, FALSE) AS ${name}, CASE WHEN ${table}.is_large THEN seen.${value} END AS ${value}`

const marked = `SELECT month, visitor, inside_days, outside_days,
    ${mark('large_rows', 'row_value', 'row_large')}, ${mark('large_columns', 'column_value', 'column_large')}
  FROM seen ${join('large_rows', 'row_value')} ${join('large_columns', 'column_value')}`

/** Values that are large have each visitor once already; of those gathered in the tail somebody may have had several. */
const bothKinds = `SELECT ${keys}, visitor, inside_days, outside_days FROM marked WHERE row_large AND column_large
  UNION ALL SELECT ${keys}, visitor, ${daysTogether} FROM marked WHERE NOT (row_large AND column_large)
  GROUP BY ${keys}, visitor`
