// The few places where analytical engines spell SQL differently. Everything else is one text for all of them.

export interface Dialect {
  /** Whole days in so many milliseconds, rounded down. */
  days(milliseconds: string): string
  /** Lower case, without spaces at either end. */
  fold(text: string): string
  /** Whether a text holds another. */
  contains(text: string, part: string): string
  /** Whether a text fits a regular expression of RE2. */
  fits(text: string, pattern: string): string
  /** The value that stands beside the greatest of another, ignoring missing values. */
  latest(value: string, by: string): string
  /** The value that stands beside the smallest of another, ignoring missing values. */
  earliest(value: string, by: string): string
  /** The value that stands beside the smallest of another, be it missing. */
  first(value: string, by: string): string
  /** The number of units in `items`; a line without a quantity is one unit, as GA4 has it. */
  units: string
  /** Price × quantity over `items`; null where no line names a price. */
  linesTotal: string
  /** A relation of one row per order line: `columns` of the event and its `item`. */
  lines(events: string, columns: string, where: string): string
  /** Introduces a common table expression that is computed once. */
  asOnce: string
}

export const duckdbDialect: Dialect = {
  days: (milliseconds) => `((${milliseconds}) // 86400000)`,
  fold: (text) => `lower(trim(${text}))`,
  contains: (text, part) => `contains(lower(${text}), lower(${part}))`,
  fits: (text, pattern) => `regexp_matches(${text}, ${pattern})`,
  latest: (value, by) => `arg_max(${value}, ${by})`,
  earliest: (value, by) => `arg_min(${value}, ${by})`,
  first: (value, by) => `arg_min_null(${value}, ${by})`,
  units: 'list_sum(list_transform(items, lambda item: coalesce(item.quantity, 1)))',
  linesTotal: 'list_sum(list_transform(items, lambda item: item.price_minor * coalesce(item.quantity, 1)))',
  lines: (events, columns, where) => `SELECT ${columns}, unnest(items) AS item FROM ${events} WHERE ${where}`,
  asOnce: 'AS MATERIALIZED',
}
