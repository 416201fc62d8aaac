// The analyst's own filters: their form in the page's address, and their words.
import { dimensionLabel, valueLabel } from './dimensions.ts'

/** What the page offers; the collector knows groups and lists of values too. */
export const operators = {
  is: 'is',
  is_not: 'is not',
  contains: 'contains',
  not_contains: 'does not contain',
  matches: 'matches (regular expression)',
} as const

export type Operator = keyof typeof operators
export type Filter = [dimension: string, operator: Operator, value: string | null]

/** Filters at a time. */
export const mostFilters = 8

export const isOperator = (text: string): text is Operator => Object.hasOwn(operators, text)

const written = /^([a-z_]{1,40})\.([a-z_]{1,20})(?:\.(.{0,200}))?$/su

/** Reads `device.is.phone`; without the last part the value is none. Null where it is no filter. */
export const parseFilter = (text: string): Filter | null => {
  const [, dimension = '', operator = '', value] = written.exec(text) ?? []
  if (!dimension || !isOperator(operator)) return null
  const isPlain = operator === 'is' || operator === 'is_not'
  return value === undefined && !isPlain ? null : [dimension, operator, value ?? null]
}

export const printFilter = ([dimension, operator, value]: Filter): string =>
  [dimension, operator, ...(value === null ? [] : [value])].join('.')

/** @example filterWords(['device', 'is', 'phone']) // 'Device is Phone' */
export const filterWords = ([dimension, operator, value]: Filter): string =>
  `${dimensionLabel(dimension)} ${operators[operator]} ${valueLabel(dimension, value)}`
