// The reports that are no queries over events: `GET /api/<brand>/reports/consent` and `…/quality` for some days
// (`?from&to`), and `…/live` for right now. With `&table=` one table, in the shape that a query is answered.
import type { Context, Hono } from 'hono'
import type { Caller } from '../access/caller.ts'
import type { Brand } from '../brands/brand.ts'
import type { AnswerNamed } from '../reports/answer-named.ts'
import { dateAt, dayOfDate, type Span } from '../reports/calendar.ts'
import { type AskConsentTable, consentDefinitions } from '../reports/consent-report.ts'
import type { AskLiveReport } from '../reports/live-report.ts'
import type { AskQualityReport } from '../reports/quality-report.ts'
import type { Days } from '../reports/query.ts'
import { type StateReportName, stateReportNames } from '../reports/state-catalogue.ts'
import { readPeriod } from './asked-period.ts'
import type { Env } from './env.ts'
import { answerError } from './error-answer.ts'
import { answerNamedError } from './named-answer.ts'
import { refuseMethods } from './refuse-methods.ts'
import { type CallerOptions, createWithCaller } from './with-caller.ts'

export interface StateReports {
  answerNamed: AnswerNamed
  askConsentTable: AskConsentTable
  askQualityReport: AskQualityReport
  askLiveReport: AskLiveReport
}

export interface StateReportOptions extends CallerOptions, StateReports {
  now: () => number
}

export function addStateReportRoutes(app: Hono<Env>, options: StateReportOptions): void {
  const withCaller = createWithCaller(options)
  const { answerNamed, askConsentTable, askQualityReport, askLiveReport, now } = options

  /** Whole, each in a shape of its own. */
  const whole: Record<StateReportName, (brand: Brand, days: Days, span: Span) => Promise<object>> = {
    consent: consentOf,
    quality: ({ name, settings }, _days, span) =>
      askQualityReport(name, span, settings.reports.smallestGroup),
    live: ({ name, settings }) => askLiveReport(name, settings.reports.smallestGroup),
  }

  async function consentOf({ name, settings }: Brand, days: Days): Promise<object> {
    const { timeZone, reports } = settings
    const today = dayOfDate(dateAt(now(), timeZone))
    const asked = { brand: name, timeZone, smallestGroup: reports.smallestGroup, days, today }
    const dimensions = ['popin', 'popin_version', 'language', 'purpose'] as const
    const { rows, suppressed } = await askConsentTable({ ...asked, of: 'boxes', dimensions })
    const ended = await askConsentTable({ ...asked, of: 'withdrawn', dimensions: ['purpose'] })
    const withdrawn = ended.rows.filter(({ other }) => !other)
    const told = Object.entries(consentDefinitions).map(([word, { definition }]) => [word, definition])
    return {
      rows,
      withdrawn: Object.fromEntries(withdrawn.map((row) => [row.purpose, row.withdrawn])),
      definitions: Object.fromEntries(told),
      meta: { suppressed: suppressed + ended.suppressed },
    }
  }

  async function answer(c: Context<Env>, name: StateReportName, brand: Brand, caller: Caller) {
    const { table, from, to, compare, filters } = c.req.query()
    if (table !== undefined) {
      const told = await answerNamed(brand, name, { table, from, to, compare, filters }, caller)
      return told.ok ? c.json(told.answer) : answerNamedError(c, told)
    }
    if (name === 'live') return c.json(await askLiveReport(brand.name, brand.settings.reports.smallestGroup))
    const asked = readPeriod(c, brand)
    if (!asked.ok) return answerError(c, asked.error)
    const { period, span } = asked
    return c.json({ period, ...(await whole[name](brand, period, span)) })
  }

  for (const name of stateReportNames) {
    const path = `/api/:brand/reports/${name}`
    app.get(path, (c) => withCaller(c, 'read_reports', (brand, caller) => answer(c, name, brand, caller)))
    refuseMethods(app, path, ['GET'])
  }
}
