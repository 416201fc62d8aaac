// A report query as it is once it has been understood, and what is said of one that is not.
import type { AskedAttribution } from '../attribution/rule.ts'
import type { DimensionName } from './dimensions.ts'
import type { MetricName } from './metrics.ts'

/** `matches`: a regular expression that RE2 knows, found anywhere, in any case. The `not_` ones keep missing values. */
export const filterOperators = ['is', 'is_not', 'contains', 'not_contains', 'matches', 'not_matches'] as const
export type FilterOperator = (typeof filterOperators)[number]
/** One of the values; null: no value. Written `["device", "is", "phone"]` or with a list of values. */
export type PlainFilter = [
  dimension: DimensionName,
  operator: FilterOperator,
  value: FilterValue | FilterValue[],
]
export type FilterValue = string | null
/** Groups may hold groups, four deep. */
export type Filter = PlainFilter | { and: Filter[] } | { or: Filter[] } | { not: Filter }

/** Local days of the brand, both included. */
export interface Days {
  from: string
  to: string
}

/**
 * `previous`: the period of the same length that ends the day before · `year_before`: the same dates a year earlier ·
 * `matching_weekdays`: 52 weeks earlier, each day beside the same day of the week · or any days.
 */
export type Compare = 'previous' | 'year_before' | 'matching_weekdays' | Days

export interface Query {
  metrics: MetricName[]
  /** None, one, or `date` and another; `funnel_step` also with `week` or a segment. */
  dimensions: DimensionName[]
  period: Days
  /** All of them hold. */
  filters: Filter[]
  compare?: Compare
  /** What `funnel_step` is about; default: from a search to an order. */
  funnel?: Funnel
  /** How orders are credited, where credits are asked for; default: by the brand's rule. */
  attribution?: AskedAttribution
  /** Default: `date` ascending, else the first metric descending. */
  order?: { by: MetricName | DimensionName; direction: 'ascending' | 'descending' }
  /** Rows at most; beside `date`, values of the other dimension at most. Days are never cut off. */
  limit: number
}

export interface QueryError {
  code: 'invalid_query' | 'unknown_metric' | 'unknown_dimension' | 'unsupported_pair' | 'invalid_period'
  message: string
  /** The place in the query, e.g. `metrics[1]`. */
  path: string
}

export type ParsedQuery = { ok: true; query: Query } | { ok: false; error: QueryError }

/** An event of a name, of the shop's own too, under filters of its own. */
export interface FunnelStep {
  event: string
  filters: Filter[]
}

/**
 * `ordered`: each step some time after the one before · `strict`: of all that matches any step, the very next.
 */
export const funnelModes = ['ordered', 'strict'] as const

export interface Funnel {
  steps: FunnelStep[]
  mode: (typeof funnelModes)[number]
  /** `visit`: within one visit, and visits are counted. `30m`, `12h`, `7d`: so long after the first step, by visitor. */
  window: string
}
