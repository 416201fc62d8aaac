// From a table of the consent, quality or live report to its answer, in the shape that queries answer too.
import { currencyDigits } from '../../sdk/protocol/currencies.ts'
import type { Brand } from '../brands/brand.ts'
import type { Definition, ReportMeta } from './answer.ts'
import { dateAt, dayOfDate, spanOf } from './calendar.ts'
import { type AskConsentTable, type ConsentDimension, consentDefinitions } from './consent-report.ts'
import type { AskLiveReport } from './live-report.ts'
import { liveDefinitions, liveTables } from './live-tables.ts'
import type { AskQualityReport } from './quality-report.ts'
import { qualityDefinitions, qualityTables } from './quality-tables.ts'
import type { Days } from './query.ts'
import type { StateReportName } from './state-catalogue.ts'
import type { StateTable } from './state-table.ts'
import type { TableAnswer } from './table-answer.ts'

export interface AskedState {
  report: StateReportName
  table: StateTable
  /** Checked already; of no matter to what happens right now. */
  days: Days
}

/** Rejects only when a store does. */
export type AnswerState = (brand: Brand, asked: AskedState) => Promise<TableAnswer>

export interface AnswerStateOptions {
  askConsentTable: AskConsentTable
  askQualityReport: AskQualityReport
  askLiveReport: AskLiveReport
  now: () => number
  /** Milliseconds since 1970: everything received before is in the store. */
  asOf: () => number
}

type Counted = Pick<TableAnswer, 'rows' | 'totals'> & { suppressed: number }
type Count = (brand: Brand, asked: AskedState) => Promise<Counted>

const definitions: Record<StateReportName, Readonly<Record<string, Definition>>> = {
  consent: consentDefinitions,
  quality: qualityDefinitions,
  live: liveDefinitions,
}

const isOneOf = <Name extends string>(tables: Readonly<Record<Name, unknown>>, name: string): name is Name =>
  Object.hasOwn(tables, name)

export function createAnswerState(options: AnswerStateOptions): AnswerState {
  const { askConsentTable, askQualityReport, askLiveReport, now, asOf } = options

  const count: Record<StateReportName, Count> = {
    consent: ({ name, settings }, { table, days }) =>
      askConsentTable({
        brand: name,
        timeZone: settings.timeZone,
        smallestGroup: settings.reports.smallestGroup,
        days,
        today: dayOfDate(dateAt(now(), settings.timeZone)),
        of: table.name === 'withdrawn' ? 'withdrawn' : 'boxes',
        dimensions: table.dimensions.filter(isConsentDimension),
      }),
    quality: async ({ name, settings }, { table, days }) => {
      if (!isOneOf(qualityTables, table.name)) throw noSuchTable(table)
      const span = spanOf(days.from, days.to, settings.timeZone)
      const report = await askQualityReport(name, span, settings.reports.smallestGroup)
      return { ...qualityTables[table.name](report), suppressed: 0 }
    },
    live: async ({ name, settings }, { table }) => {
      if (!isOneOf(liveTables, table.name)) throw noSuchTable(table)
      const report = await askLiveReport(name, settings.reports.smallestGroup)
      return liveTables[table.name](report, settings.timeZone)
    },
  }

  return async (brand, asked) => {
    const { report, table, days } = asked
    const { rows, totals, suppressed } = await count[report](brand, asked)
    const { metrics, dimensions } = table
    return {
      query: { metrics, dimensions, period: days },
      rows,
      totals,
      definitions: Object.fromEntries(metrics.map((name) => [name, definitions[report][name]])),
      meta: { ...metaOf(brand, report === 'consent' ? now() : asOf()), suppressed },
    }
  }
}

/** A catalogue names tables that are there: its test asks each of them. */
function noSuchTable({ name }: StateTable): RangeError {
  return new RangeError(`there is no table ${name}`)
}

function isConsentDimension(name: string): name is ConsentDimension {
  return ['date', 'popin', 'popin_version', 'language', 'purpose'].includes(name)
}

function metaOf({ settings, seeded }: Brand, asOf: number): Omit<ReportMeta, 'suppressed'> {
  const { timeZone, currency } = settings
  return {
    time_zone: timeZone,
    currency,
    currency_digits: currencyDigits.get(currency) ?? 2,
    as_of: new Date(asOf).toISOString(),
    ...(seeded ? { seeded } : {}),
  }
}
