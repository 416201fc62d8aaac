// A report query as it is once it has been understood, and what is said of one that is not.
import type { DimensionName } from './dimensions.ts'
import type { MetricName } from './metrics.ts'

export type FilterOperator = 'is' | 'is_not' | 'contains'
/** One of the values; null: no value. Written `["device", "is", "phone"]` or with a list of values. */
export type Filter = [dimension: DimensionName, operator: FilterOperator, value: FilterValue | FilterValue[]]
export type FilterValue = string | null

export interface Query {
  metrics: MetricName[]
  /** None, one, or `date` and another. */
  dimensions: DimensionName[]
  /** Local days of the brand, both included. */
  period: { from: string; to: string }
  filters: Filter[]
  /** `previous`: also the period of the same length that ends the day before. */
  compare?: 'previous'
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
