// What a report answers. The reports page, the API and the exports show exactly this.
import type { Intervals } from './interval.ts'
import type { MetricName, Unit } from './metrics.ts'
import type { Query } from './query.ts'

/** Null: not measured. 0: zero. Money in minor units, ratios from 0 to 1. */
export type MetricValue = number | null
export type MetricValues = Record<string, MetricValue>

/** What stands beside figures: those they are compared with, and how sure shares are. */
interface Beside {
  previous?: MetricValues
  /** Where each share lies with 95 % confidence (Wilson), both from 0 to 1. */
  intervals?: Intervals
  /** The shares of fewer than 100. */
  low_volume?: string[]
}

/**
 * The values of the dimensions and metrics by name; by product also `product_name`. `other`: what is left beside the rows,
 * because too few visitors are behind each part of it.
 */
export type ReportRow = Record<string, string | number | null> & Beside & { other?: true }

/** The metrics by name. */
export type ReportTotals = MetricValues & Beside

export interface Definition {
  definition: string
  unit: Unit
  numerator?: string
  denominator?: string
}

/** Orders in a currency that is not the brand's: never added to `revenue`. */
export interface OtherCurrency {
  currency: string
  /** Digits of its minor unit. */
  digits: number
  orders: number
  /** In its own minor units. */
  revenue: MetricValue
}

export interface ReportMeta {
  time_zone: string
  currency: string
  /** Digits of the currency's minor unit. */
  currency_digits: number
  /** ISO 8601: what arrived later is not counted. */
  as_of: string
  /** Rows hidden because too few visitors are behind them. */
  suppressed: number
  /** The days that hold demonstration data. */
  seeded?: { from: string; to: string }
  /** The period that `previous` is about. */
  previous_period?: { from: string; to: string }
  /** Where money was asked for and there were such orders. */
  other_currencies?: OtherCurrency[]
}

export interface ReportAnswer {
  query: Query
  rows: ReportRow[]
  /** Over the whole period: different visitors, not the sum of the rows. */
  totals: ReportTotals
  definitions: Partial<Record<MetricName, Definition>>
  meta: ReportMeta
}
