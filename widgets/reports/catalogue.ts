// What the collector can report: read once from unknown JSON. The page shows these reports and knows none by itself.
import { isRecord } from './is-record.ts'

export interface ReportTable {
  /** Names it within its report. */
  name: string
  title: string
  /** The question, less its period, comparison and the analyst's filters. */
  query: { metrics: string[]; dimensions: string[]; filters: unknown[]; [part: string]: unknown }
  /** Counted by the collector in a way of its own: asked by its name, not by a query. */
  told: boolean
  /** Said where it has nothing to show; empty: the report's `needs` are. */
  empty: string
}

export interface Report {
  name: string
  title: string
  /** One sentence: what it answers. */
  question: string
  /** The events without which it stays empty, each with the line of code that sends it. */
  needs: { event: string; example: string }[]
  /** `now`: of this very moment; `days`: of a period, but of everybody and beside nothing; null: as it is chosen. */
  over: 'days' | 'now' | null
  tables: ReportTable[]
}

export interface Dimension {
  definition: string
  /** Whether figures can be filtered by it. */
  filter: boolean
}

export interface Catalogue {
  reports: Report[]
  dimensions: Record<string, Dimension>
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []

const records = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isRecord) : []

const parseTable = ({ name, title, query, told, empty }: Record<string, unknown>): ReportTable[] => {
  if (!isRecord(query)) return []
  const filters = Array.isArray(query.filters) ? query.filters : []
  const asked = { ...query, metrics: texts(query.metrics), dimensions: texts(query.dimensions), filters }
  const words = { name: text(name), title: text(title), empty: text(empty) }
  return asked.metrics.length > 0 ? [{ ...words, query: asked, told: told === true }] : []
}

const parseReport = ({ name, title, question, needs, over, tables }: Record<string, unknown>): Report[] => {
  const read = records(tables).flatMap(parseTable)
  const examples = records(needs).map(({ event, example }) => ({
    event: text(event),
    example: text(example),
  }))
  const words = { name: text(name), title: text(title), question: text(question) }
  const span = over === 'now' || over === 'days' ? over : null
  return read.length > 0 ? [{ ...words, needs: examples, over: span, tables: read }] : []
}

/** Reads a catalogue; null where it is not one. */
export const parseCatalogue = (value: unknown): Catalogue | null => {
  if (!isRecord(value)) return null
  const reports = records(value.reports).flatMap(parseReport)
  const dimensions = records(value.dimensions).map(({ name, definition, filter }): [string, Dimension] => [
    text(name),
    { definition: text(definition), filter: filter === true },
  ])
  return reports.length > 0 ? { reports, dimensions: Object.fromEntries(dimensions) } : null
}

/** The report of a name, else the first. */
export const reportNamed = ({ reports }: Catalogue, name: string): Report => {
  const report = reports.find((each) => each.name === name) ?? reports[0]
  if (!report) throw new RangeError('a catalogue has at least one report')
  return report
}
