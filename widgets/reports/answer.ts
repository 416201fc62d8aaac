// What the collector answers, read from unknown JSON into what the page works with.
import { isRecord } from './is-record.ts'
import { type Unit, units } from './metrics.ts'
import type { Period } from './period.ts'

export type Cell = string | number | boolean | null
export type Cells = Record<string, Cell>

export interface ReportRow {
  cells: Cells
  /** The same row in the previous period; null where it was not asked for or not there. */
  previous: Cells | null
  /** Where each of its shares lies with 95 % confidence, from 0 to 1. */
  intervals: Record<string, [low: number, high: number]>
  /** Its shares that stand on few. */
  lowVolume: string[]
}

export interface Definition {
  definition: string
  unit: Unit
  /** What a rate counts, and what that is divided by. */
  numerator: string | null
  denominator: string | null
}

export interface ReportMeta {
  timeZone: string
  /** ISO 4217, or null where the brand has none. */
  currency: string | null
  currencyDigits: number
  /** Milliseconds since 1970, or null. */
  asOf: number | null
  /** Groups not shown because too few visitors are behind them. */
  suppressed: number
  /** Days filled with demonstration data, as the collector says them. */
  seeded: Period | null
  /** The days that figures are compared with. */
  previousPeriod: Period | null
  /** Currencies whose amounts are not in these figures. */
  otherCurrencies: string[]
  /** The digits of their minor units, as far as the collector says them. */
  digits: Record<string, number>
}

export interface ReportAnswer {
  rows: ReportRow[]
  totals: ReportRow
  definitions: Record<string, Definition>
  meta: ReportMeta
}

const isCell = (value: unknown): value is Cell =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

const parseCells = (value: unknown): Cells =>
  isRecord(value)
    ? Object.fromEntries(Object.entries(value).filter((entry): entry is [string, Cell] => isCell(entry[1])))
    : {}

const parseIntervals = (value: unknown): ReportRow['intervals'] => {
  if (!isRecord(value)) return {}
  const read = Object.entries(value).flatMap(([name, ends]): [string, [number, number]][] => {
    const [low, high] = Array.isArray(ends) ? ends : []
    return typeof low === 'number' && typeof high === 'number' ? [[name, [low, high]]] : []
  })
  return Object.fromEntries(read)
}

const parseRow = (value: unknown): ReportRow => {
  const { previous, intervals, low_volume } = isRecord(value) ? value : {}
  return {
    cells: parseCells(value),
    previous: isRecord(previous) ? parseCells(previous) : null,
    intervals: parseIntervals(intervals),
    lowVolume: Array.isArray(low_volume) ? low_volume.filter((name) => typeof name === 'string') : [],
  }
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const parseUnit = (value: unknown): Unit => units.find((unit) => unit === value) ?? 'count'

const parseDefinitions = (value: unknown): Record<string, Definition> => {
  if (!isRecord(value)) return {}
  const read = Object.entries(value).flatMap(([name, entry]): [string, Definition][] => {
    const definition = isRecord(entry) ? text(entry.definition) : null
    if (!isRecord(entry) || definition === null) return []
    const { unit, numerator, denominator } = entry
    return [
      [
        name,
        { definition, unit: parseUnit(unit), numerator: text(numerator), denominator: text(denominator) },
      ],
    ]
  })
  return Object.fromEntries(read)
}

const parseInstant = (value: unknown): number | null => {
  const time = typeof value === 'number' ? value : Date.parse(text(value) ?? '')
  return Number.isFinite(time) ? time : null
}

const parsePeriod = (value: unknown): Period | null => {
  if (!isRecord(value)) return null
  const from = text(value.from)
  const to = text(value.to)
  return from && to ? { from, to } : null
}

/** Codes, or objects that carry one under `currency`. */
const parseCurrencies = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap((each) => text(isRecord(each) ? each.currency : each) ?? []) : []

const parseDigits = (value: unknown): Record<string, number> =>
  Object.fromEntries(
    Array.isArray(value) ? value.filter(isRecord).map((each) => [each.currency, Number(each.digits)]) : [],
  )

const parseMeta = (value: Record<string, unknown>): ReportMeta => ({
  timeZone: text(value.time_zone) ?? 'UTC',
  currency: text(value.currency),
  currencyDigits: typeof value.currency_digits === 'number' ? value.currency_digits : 2,
  asOf: parseInstant(value.as_of),
  suppressed: Number(value.suppressed ?? 0) || 0,
  seeded: parsePeriod(value.seeded),
  previousPeriod: parsePeriod(value.previous_period),
  otherCurrencies: parseCurrencies(value.other_currencies),
  digits: parseDigits(value.other_currencies),
})

/** Reads an answer; null where it is not one. */
export const parseAnswer = (value: unknown): ReportAnswer | null => {
  if (!isRecord(value) || !Array.isArray(value.rows) || !isRecord(value.meta)) return null
  return {
    rows: value.rows.map(parseRow),
    totals: parseRow(value.totals),
    definitions: parseDefinitions(value.definitions),
    meta: parseMeta(value.meta),
  }
}

/** A number of a row; null where it was not measured. */
export const measured = (cells: Cells | null, name: string): number | null => {
  const value = cells?.[name]
  return typeof value === 'number' ? value : null
}

/** What a metric of an answer is counted in. */
export const unitOf = ({ definitions }: ReportAnswer, metric: string): Unit =>
  definitions[metric]?.unit ?? 'count'
