// Filters as SQL. Names come from the table of dimensions, values only ever travel as parameters.
import type { Dialect } from './dialect.ts'
import { type Dimension, type DimensionName, dimensions } from './dimensions.ts'
import { isPlain } from './filter-tree.ts'
import type { Filter, FilterValue, PlainFilter } from './query.ts'

/** SQL text and the values of its `$name` parameters. */
export interface Condition {
  sql: string
  params: Params
}

export type Params = Record<string, string | string[]>

/**
 * The filter at a place of the query. `is`, `contains` and `matches` hold where one of the values fits, whatever its
 * case for the latter two; the `not_` ones where none does, so that they keep what has no value.
 */
export function conditionOf(
  filter: Filter,
  at: number | string,
  dialect: Dialect,
  within: Within = (_, sql) => sql,
): Condition {
  return conditionAt(filter, `filter_${at}`, dialect, within)
}

/** How a condition that holds of one thing is said of what has several of it. What is negated is the whole. */
type Within = (dimension: DimensionName, sql: string) => string

function conditionAt(filter: Filter, prefix: string, dialect: Dialect, within: Within): Condition {
  if (isPlain(filter)) return plainCondition(filter, prefix, dialect, within)
  if ('not' in filter) return negated(conditionAt(filter.not, `${prefix}_0`, dialect, within))
  const [inner, word] = 'and' in filter ? [filter.and, ' AND '] : [filter.or, ' OR ']
  const parts = inner.map((each, at) => conditionAt(each, `${prefix}_${at}`, dialect, within))
  const params = Object.assign({}, ...parts.map((part) => part.params))
  return { sql: `(${parts.map(({ sql }) => sql).join(word)})`, params }
}

/** That a column has one of many values: they travel as one list, which thousands of parameters could not. */
export function isAmong(
  column: string,
  values: readonly FilterValue[],
  name: string,
  dialect: Dialect,
): Condition {
  const texts = values.filter((value) => value !== null)
  const missing = texts.length < values.length ? ` OR ${column} IS NULL` : ''
  return { sql: `(${dialect.isAmong(column, `$${name}`)}${missing})`, params: { [name]: texts } }
}

/** That a condition does not hold; what it cannot be said of, it does not hold for. */
export function negated({ sql, params }: Condition): Condition {
  return { sql: `NOT coalesce(${sql}, FALSE)`, params }
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

/** A flag of RE2: a pattern is found in any case, as a part is. */
const anyCase = '(?i)'

function plainCondition(
  [dimension, operator, value]: PlainFilter,
  prefix: string,
  dialect: Dialect,
  within: Within,
): Condition {
  const values = Array.isArray(value) ? value : [value]
  const column = columnOf(dimension, dialect)
  const said = ({ sql, params }: Condition): Condition => ({ sql: within(dimension, sql), params })
  switch (operator) {
    case 'is':
      return said(isOneOf(column, values, prefix))
    case 'contains':
      return said(anyOf(values, prefix, (name) => dialect.contains(column, name)))
    case 'matches': {
      const patterns = values.map((pattern) => pattern && anyCase + pattern)
      return said(anyOf(patterns, prefix, (name) => dialect.fits(column, name)))
    }
    default:
      return negated(plainCondition([dimension, opposite[operator], value], prefix, dialect, within))
  }
}

const opposite = { is_not: 'is', not_contains: 'contains', not_matches: 'matches' } as const

function anyOf(values: readonly FilterValue[], prefix: string, fits: (name: string) => string): Condition {
  const texts = values.filter((value) => value !== null)
  const params = Object.fromEntries(texts.map((text, index) => [`${prefix}_${index}`, text]))
  const parts = Object.keys(params).map((name) => fits(`$${name}`))
  return { sql: parts.length > 0 ? `(${parts.join(' OR ')})` : 'FALSE', params }
}
