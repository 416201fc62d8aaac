// Filters as SQL. Names come from the table of dimensions, values only ever travel as parameters.
import type { Dialect } from './dialect.ts'
import { type Dimension, type DimensionName, dimensions } from './dimensions.ts'
import type { Filter, FilterOperator, FilterValue } from './query.ts'

/** SQL text and the values of its `$name` parameters. */
export interface Condition {
  sql: string
  params: Record<string, string>
}

/** The filter at a place of the query: `is` one of the values, `is_not` any of them, `contains` one, in any case. */
export function conditionOf([dimension, operator, value]: Filter, at: number, dialect: Dialect): Condition {
  const values = Array.isArray(value) ? value : [value]
  return compare(columnOf(dimension, dialect), operator, values, `filter_${at}`, dialect)
}

/** That a column has one of some values, null among them if it is listed. */
export function isOneOf(column: string, values: readonly FilterValue[], prefix: string): Condition {
  const texts = values.filter((value) => value !== null)
  const params = Object.fromEntries(texts.map((text, index) => [`${prefix}_${index}`, text]))
  const names = Object.keys(params).map((name) => `$${name}`)
  const parts = [
    ...(names.length > 0 ? [`${column} IN (${names.join(', ')})`] : []),
    ...(texts.length < values.length ? [`${column} IS NULL`] : []),
  ]
  return { sql: parts.length > 0 ? `(${parts.join(' OR ')})` : 'FALSE', params }
}

/** A dimension's value as SQL. */
export function columnOf(name: DimensionName, dialect: Dialect): string {
  const { column }: Dimension = dimensions[name]
  if (column === null) throw new TypeError(`${name} has no column`)
  return column(dialect)
}

function compare(
  column: string,
  operator: FilterOperator,
  values: readonly FilterValue[],
  prefix: string,
  dialect: Dialect,
): Condition {
  if (operator !== 'contains') {
    const { sql, params } = isOneOf(column, values, prefix)
    return operator === 'is' ? { sql, params } : { sql: `NOT coalesce(${sql}, FALSE)`, params }
  }
  const texts = values.filter((value) => value !== null)
  const params = Object.fromEntries(texts.map((text, index) => [`${prefix}_${index}`, text]))
  const parts = Object.keys(params).map((name) => dialect.contains(column, `$${name}`))
  return { sql: parts.length > 0 ? `(${parts.join(' OR ')})` : 'FALSE', params }
}
