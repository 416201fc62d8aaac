// What the collector can report: read once from unknown JSON. The page shows these reports and knows none by itself.
import { isRecord } from './is-record.ts'

export interface ReportTable {
  /** Names it within its report. */
  name: string
  title: string
  /** The question, less its period, comparison and the analyst's filters. */
  query: { metrics: string[]; dimensions: string[]; filters: unknown[]; [part: string]: unknown }
}

export interface Report {
  name: string
  title: string
  /** One sentence: what it answers. */
  question: string
  /** The events without which it stays empty, each with the line of code that sends it. */
  needs: { event: string; example: string }[]
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

const parseTable = ({ name, title, query }: Record<string, unknown>): ReportTable[] => {
  if (!isRecord(query)) return []
  const filters = Array.isArray(query.filters) ? query.filters : []
  const asked = { ...query, metrics: texts(query.metrics), dimensions: texts(query.dimensions), filters }
  return asked.metrics.length > 0 ? [{ name: text(name), title: text(title), query: asked }] : []
}

const parseReport = ({ name, title, question, needs, tables }: Record<string, unknown>): Report[] => {
  const read = records(tables).flatMap(parseTable)
  const examples = records(needs).map(({ event, example }) => ({
    event: text(event),
    example: text(example),
  }))
  return read.length > 0
    ? [{ name: text(name), title: text(title), question: text(question), needs: examples, tables: read }]
    : []
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
