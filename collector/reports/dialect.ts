// The few places where analytical engines spell SQL differently. Everything else is one text for all of them.

export interface Dialect {
  /** Whole days in so many milliseconds, rounded down. */
  days(milliseconds: string): string
  /** The Monday on or before a day number, as `YYYY-MM-DD`. */
  monday(day: string): string
  /** Lower case, without spaces at either end. */
  fold(text: string): string
  /** Whether a text holds another. */
  contains(text: string, part: string): string
  /** Whether a text fits a regular expression of RE2. */
  fits(text: string, pattern: string): string
  /** Whether a text is in a list. */
  isAmong(text: string, list: string): string
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
  /** The same over a list; with `sold`, at the price of the same item there where a line names none. */
  linesTotalOf(items: string, sold?: string): string
  /** Whether one of an event's lines, as `item`, fits. */
  anyLine(condition: string): string
  /** The middle one of some values, or the mean of the two. */
  median(value: string): string
  /**
   * Rows of `before` as `walk`, each beside the first of `acts` (with `unit` and `turn`) of its unit whose turn comes after
   * its own, as `act`, if there is one.
   */
  next(before: string, acts: string, turn: string, columns: string): string
  /** A relation of one row per order line: `columns` of the event and its `item`. */
  lines(events: string, columns: string, where: string): string
  /** Introduces a common table expression that is computed once. */
  asOnce: string
}

export const duckdbDialect: Dialect = {
  days: (milliseconds) => `((${milliseconds}) // 86400000)`,
  // Day 4 was a Monday.
  monday: (day) => `CAST(DATE '1970-01-01' + CAST(${day} - ((${day}) + 3) % 7 AS INTEGER) AS VARCHAR)`,
  fold: (text) => `lower(trim(${text}))`,
  contains: (text, part) => `contains(lower(${text}), lower(${part}))`,
  fits: (text, pattern) => `regexp_matches(${text}, ${pattern})`,
  isAmong: (text, list) => `${text} IN (SELECT unnest(${list}))`,
  latest: (value, by) => `arg_max(${value}, ${by})`,
  earliest: (value, by) => `arg_min(${value}, ${by})`,
  first: (value, by) => `arg_min_null(${value}, ${by})`,
  units: 'list_sum(list_transform(items, lambda item: coalesce(item.quantity, 1)))',
  linesTotal: totalOf('items', 'item.price_minor'),
  linesTotalOf: (items, sold) => totalOf(items, sold ? priceIn(sold) : 'item.price_minor'),
  anyLine: (condition) => `coalesce(len(list_filter(items, lambda item: ${condition})) > 0, FALSE)`,
  median: (value) => `median(${value})`,
  next: (before, acts, turn, columns) => `SELECT walk.*, ${columns} FROM ${before} AS walk
    ASOF LEFT JOIN (${acts}) AS act ON act.unit = walk.unit AND act.turn > walk.${turn}`,
  lines: (events, columns, where) => `SELECT ${columns}, unnest(items) AS item FROM ${events} WHERE ${where}`,
  asOnce: 'AS MATERIALIZED',
}

function totalOf(items: string, price: string): string {
  return `list_sum(list_transform(${items}, lambda item: ${price} * coalesce(item.quantity, 1)))`
}

/** The price of a line, else that of the first line of the same item in an order. */
function priceIn(sold: string): string {
  const same = `list_filter(${sold}, lambda line: line.item_id = item.item_id)`
  return `coalesce(item.price_minor, list_extract(${same}, 1).price_minor)`
}
