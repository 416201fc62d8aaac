// What the store answered to a query: groups and a total.
import type { MetricValues } from './answer.ts'
import type { Share } from './interval.ts'
import type { MetricName } from './metrics.ts'
import type { FilterValue } from './query.ts'

/** The metrics of one group of the dimensions. */
export interface Group {
  /** The day's number, null where the query has no date. */
  day: number | null
  /** The value of the dimension that is not the date; null also where there is none. */
  value: FilterValue
  productName: string | null
  values: MetricValues
  shares: Shares
  /** Of a funnel: the step. */
  step?: string
  /** Of a step: the different visitors who did it. */
  counted?: number
  /** Of a first step: the different visitors who could have done it. */
  outOf?: number
}

/** Of the metrics that are shares, what they are shares of. */
export type Shares = Partial<Record<MetricName, Share>>

export interface Figures {
  groups: Group[]
  totals: MetricValues
  /** Of the totals. */
  shares: Shares
}
