// Runs a report: statement to the store, rows to the answer.
import { currencyDigits } from '../../sdk/protocol/currencies.ts'
import type { EventStore } from '../stores/events.ts'
import type { Definition, ReportAnswer, ReportMeta } from './answer.ts'
import { dateAt, dayOfDate } from './calendar.ts'
import { type Dialect, duckdbDialect } from './dialect.ts'
import { type FigureOptions, figuresOf } from './figures.ts'
import type { Figures } from './group.ts'
import type { CreditsIn } from './kept-credits.ts'
import { type Metric, type MetricName, metrics } from './metrics.ts'
import { otherCurrencies } from './other-currencies.ts'
import { comparedPeriod, createPeriod, type Period } from './period.ts'
import type { Query } from './query.ts'
import { rowsOf, totalsOf } from './rows.ts'
import { type GuardedFigures, unguarded } from './small-groups/guarded.ts'
import { guardedFigures } from './small-groups/guarded-figures.ts'

/** What a report needs to know of a brand. */
export interface ReportBrand {
  brand: string
  /** IANA name. */
  timeZone: string
  /** ISO 4217. */
  currency: string
  /** Rows with fewer visitors are hidden. Default: 1, which hides none. */
  smallestGroup?: number
  /** The local days that hold demonstration data, both included. */
  seeded?: { from: string; to: string }
}

export interface ReportOptions {
  store: Pick<EventStore, 'query'>
  brand: ReportBrand
  /** As `parseQuery` gave it. */
  query: Query
  /** Milliseconds since 1970. Days that have not begun are not measured: null. */
  now: number
  /** Milliseconds since 1970: what was received until then is counted. */
  asOf: number
  /** Needed where the query asks for credits. */
  creditsIn?: CreditsIn | undefined
  /** How the store's engine spells SQL. Default: DuckDB. */
  dialect?: Dialect
}

/** Answers a query about one brand. Rejects only when the store does. */
export async function runReport(options: ReportOptions): Promise<ReportAnswer> {
  const { store, brand, query, now, asOf, dialect = duckdbDialect, creditsIn } = options
  const period = createPeriod(query.period, brand.timeZone)
  const today = dayOfDate(dateAt(now, brand.timeZone))
  const figuresIn = askFor(brand, today)
  const askIn = async (period: Period) => {
    const credits = await creditsIn?.(period)
    return { store, query, brand, dialect, period, credits }
  }
  const ask = await askIn(period)
  const [figures, others] = await Promise.all([figuresIn(ask), otherCurrencies(ask, figuresIn)])
  const before = query.compare ? comparedPeriod(period, query.compare) : null
  const previous = before && {
    period: before,
    figures: await figuresIn({ ...(await askIn(before)), only: valuesIn(figures) }),
  }
  const scene = { query, period, previous, today }
  return {
    query,
    rows: rowsOf(figures, scene),
    totals: totalsOf(figures, scene),
    definitions: Object.fromEntries(query.metrics.map((name) => [name, definitionOf(name, query)])),
    meta: {
      ...metaOf(brand, asOf),
      suppressed: figures.suppressed,
      ...(before ? { previous_period: { from: before.from, to: before.to } } : {}),
      ...(others.length > 0 ? { other_currencies: others } : {}),
    },
  }
}

/** Where no group is too small, nothing is looked for but the figures. */
function askFor(brand: ReportBrand, today: number): (options: FigureOptions) => Promise<GuardedFigures> {
  const { smallestGroup: smallest = 1 } = brand
  if (smallest <= 1) return async (options) => unguarded(await figuresOf(options))
  return (options) => guardedFigures({ ...options, brand, smallest, today })
}

function valuesIn({ groups }: Figures) {
  return [...new Set(groups.map((group) => group.value))]
}

function metaOf({ timeZone, currency, seeded }: ReportBrand, asOf: number): Omit<ReportMeta, 'suppressed'> {
  const currency_digits = currencyDigits.get(currency)
  if (currency_digits === undefined) throw new RangeError('a brand’s currency is an active ISO 4217 code')
  const as_of = new Date(asOf).toISOString()
  return {
    time_zone: timeZone,
    currency,
    currency_digits,
    as_of,
    ...(seeded ? { seeded } : {}),
  }
}

function definitionOf(name: MetricName, { dimensions }: Query): Definition {
  const { definition, definitionBy = {}, unit, numerator, denominator }: Metric = metrics[name]
  const special = dimensions
    .map((dimension) => definitionBy[dimension])
    .find((sentence) => sentence !== undefined)
  return {
    definition: special ?? definition,
    unit,
    ...(numerator === undefined ? {} : { numerator }),
    ...(denominator === undefined ? {} : { denominator }),
  }
}
