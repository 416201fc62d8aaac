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
  const cells = counted(`(${alike(seen('month, visitor', options), 'month')})`, 'month', options)
  return `SELECT ${inOneColumn('TRUE', 'NULL')}, ${figures(options).join(', ')} FROM (${cells}) AS cells`
}

/** Rows that are large have each visitor once already: only those of the tail are put together again. */
function cellsOfRows(options: CellsOptions): string {
  const { smallest, dialect } = options
  const isSmall = (table: string) =>
    `EXISTS (SELECT 1 FROM small_rows WHERE small_rows.row_value IS NOT DISTINCT FROM ${table}.row_value)`
  const ofTail = `SELECT month, visitor, ${daysTogether} FROM seen WHERE ${isSmall('seen')} GROUP BY month, visitor`
  const row = 'month, row_large, row_value'
  return `WITH seen ${dialect.asOnce} (${seen('month, row_value, visitor', options)}),
    alike ${dialect.asOnce} (${alike('SELECT * FROM seen', 'month, row_value')}),
    sizes AS (SELECT row_value, sum(many) AS size FROM alike GROUP BY month, row_value),
    small_rows ${dialect.asOnce} (SELECT row_value FROM sizes GROUP BY row_value HAVING max(size) < ${smallest}),
    together AS (SELECT month, TRUE AS row_large, row_value, inside_days, outside_days, days, many
      FROM alike WHERE NOT ${isSmall('alike')}
      UNION ALL SELECT month, FALSE, NULL, inside_days, outside_days, days, many FROM (${alike(ofTail, 'month')}) AS tail)
    SELECT ${inOneColumn('row_large', 'row_value')}, ${figures(options).join(', ')}
    FROM (${counted('together', row, options)}) AS cells
    UNION ALL ${differentRows('alike', options)}`
}

function cellsOfBoth(options: CellsOptions): string {
  const { dialect } = options
  return `WITH seen ${dialect.asOnce} (${seen('month, row_value, column_value, visitor', options)}),
    large_rows ${dialect.asOnce} (${large('row_value', options)}),
    large_columns ${dialect.asOnce} (${large('column_value', options)}),
    marked AS (${marked}),
    both_kinds AS (${bothKinds})
    SELECT ${[keys, ...figures(options)].join(', ')}
    FROM (${counted(`(${alike('SELECT * FROM both_kinds', keys)})`, keys, options)}) AS cells
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

function inOneColumn(isLarge: string, value: string): string {
  return `month, ${isLarge} AS row_large, ${value} AS row_value, TRUE AS column_large, NULL AS column_value`
}

/**
 * How many came on the same days to the same cell. `rows` have each visitor once a cell; events of nobody are something
 * that happened, and count for none.
 */
function alike(rows: string, cell: string): string {
  return `SELECT ${cell}, inside_days, outside_days, inside_days | outside_days AS days, count(visitor) AS many
    FROM (${rows}) AS each_once GROUP BY ${cell}, inside_days, outside_days`
}

/** The cells of rows that are alike. */
function counted(rows: string, cell: string, options: CellsOptions): string {
  const counts = bitsOfNodes(options).map(
    (bits) => `sum(CASE WHEN (days & ${bits}) <> 0 THEN many ELSE 0 END) AS ${visitorsColumn(bits)}`,
  )
  return `SELECT ${cell}, ${daysTogether}, ${counts.join(', ')} FROM ${rows} AS alike_rows GROUP BY ${cell}`
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
