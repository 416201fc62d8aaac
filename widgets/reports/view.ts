// What the analyst chose to see, and its form in the page's address. Defaults are left out of the address.
import { isDay } from './day.ts'
import { type Filter, mostFilters, parseFilter, printFilter } from './filters.ts'
import { type FunnelChoice, parseFunnel, printFunnel } from './funnel-choice.ts'
import { isPreset, type PeriodChoice } from './period.ts'

/** What figures can be compared with, as the collector names it. */
export const comparisons = {
  previous: 'The period before',
  year_before: 'A year before',
  matching_weekdays: '52 weeks before, weekday by weekday',
} as const
export type Compare = keyof typeof comparisons
export const isCompare = (text: string): text is Compare => Object.hasOwn(comparisons, text)

export type Theme = 'light' | 'dark'

export interface View {
  /** The name of a report; empty for the first, the default. */
  report: string
  /** Default `last-7-days`. */
  period: PeriodChoice
  /** Default `previous`; null compares with nothing. */
  compare: Compare | null
  /** All of them hold; none by default. */
  filters: Filter[]
  /** The steps that the funnel shows; null: the usual, the default. */
  funnel: FunnelChoice | null
  /** null follows the system, the default. */
  theme: Theme | null
}

export const defaultView: View = {
  report: '',
  period: 'last-7-days',
  compare: 'previous',
  filters: [],
  funnel: null,
  theme: null,
}

const parsePeriod = (query: URLSearchParams): PeriodChoice => {
  const from = query.get('from') ?? ''
  const to = query.get('to') ?? ''
  if (isDay(from) && isDay(to) && from <= to) return { from, to }
  const name = query.get('period') ?? ''
  return isPreset(name) ? name : defaultView.period
}

const parseCompare = (text: string | null): Compare | null => {
  if (text === 'no') return null
  return text !== null && isCompare(text) ? text : defaultView.compare
}

/** Reads the address's query; what it cannot read is the default. */
export const parseView = (search: string): View => {
  const query = new URLSearchParams(search)
  const report = query.get('report') ?? ''
  const theme = query.get('theme')
  return {
    report: /^[a-z_-]{1,40}$/.test(report) ? report : defaultView.report,
    period: parsePeriod(query),
    compare: parseCompare(query.get('compare')),
    filters: query
      .getAll('filter')
      .map(parseFilter)
      .filter((filter) => filter !== null)
      .slice(0, mostFilters),
    funnel: parseFunnel(query),
    theme: theme === 'light' || theme === 'dark' ? theme : null,
  }
}

/** The address's query for a view, with its `?`, or nothing where everything is the default. */
export const printView = ({ report, period, compare, filters, funnel, theme }: View): string => {
  const query = new URLSearchParams()
  if (report) query.set('report', report)
  if (typeof period === 'object') {
    query.set('from', period.from)
    query.set('to', period.to)
  } else if (period !== defaultView.period) query.set('period', period)
  if (compare !== defaultView.compare) query.set('compare', compare ?? 'no')
  for (const filter of filters) query.append('filter', printFilter(filter))
  printFunnel(funnel, query)
  if (theme) query.set('theme', theme)
  const text = query.toString()
  return text && `?${text}`
}
