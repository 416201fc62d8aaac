// The reports that are no queries over events: `GET /api/<brand>/reports/consent` and `…/quality` for some days
// (`?from&to`), and `…/live` for right now.
import type { Context, Hono } from 'hono'
import type { Brand } from '../brands/brand.ts'
import type { AskConsentReport } from '../reports/consent-report.ts'
import type { AskLiveReport } from '../reports/live-report.ts'
import type { AskQualityReport } from '../reports/quality-report.ts'
import { type AskedPeriod, readPeriod } from './asked-period.ts'
import type { Env } from './env.ts'
import { answerError } from './error-answer.ts'
import { refuseMethods } from './refuse-methods.ts'
import { type CallerOptions, createWithCaller } from './with-caller.ts'

export interface StateReports {
  askConsentReport: AskConsentReport
  askQualityReport: AskQualityReport
  askLiveReport: AskLiveReport
}

export type StateReportOptions = CallerOptions & StateReports

export function addStateReportRoutes(app: Hono<Env>, options: StateReportOptions): void {
  const withCaller = createWithCaller(options)
  const { askConsentReport, askQualityReport, askLiveReport } = options

  const forDays = (name: string, ask: (brand: Brand, span: Span) => Promise<object>) =>
    app.get(`/api/:brand/reports/${name}`, (c) =>
      withCaller(c, 'read_reports', (brand) =>
        overDays(c, brand, async (span, period) => ({ period, ...(await ask(brand, span)) })),
      ),
    )
  forDays('consent', ({ name, settings }, span) =>
    askConsentReport(name, span, settings.reports.smallestGroup),
  )
  forDays('quality', ({ name }, span) => askQualityReport(name, span))
  app.get('/api/:brand/reports/live', (c) =>
    withCaller(c, 'read_reports', async ({ name, settings }) =>
      c.json(await askLiveReport(name, settings.reports.smallestGroup)),
    ),
  )
  for (const name of ['consent', 'quality', 'live'])
    refuseMethods(app, `/api/:brand/reports/${name}`, ['GET'])
}

type Span = Parameters<AskQualityReport>[1]

async function overDays(
  c: Context<Env>,
  brand: Brand,
  answer: (span: Span, period: AskedPeriod) => Promise<object>,
): Promise<Response> {
  const asked = readPeriod(c, brand)
  return asked.ok ? c.json(await answer(asked.span, asked.period)) : answerError(c, asked.error)
}
