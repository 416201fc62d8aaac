// `GET /api/<brand>/reports/<name>.csv`: one table of a named report, over a period.
import type { Context, Hono } from 'hono'
import type { AnswerQuery } from '../reports/answer-query.ts'
import { reportCsv } from '../reports/csv.ts'
import { queryOfReport } from '../reports/query-of-report.ts'
import type { Env } from './env.ts'
import { answerError } from './error-answer.ts'
import { type CallerOptions, createWithCaller } from './with-caller.ts'

export interface ReportCsvRouteOptions extends CallerOptions {
  answerQuery: AnswerQuery
}

/** `?from&to`, and where wanted `&compare`, `&table` (default: the first of the report) and `&filters` as JSON. */
export function addReportCsvRoute(app: Hono<Env>, options: ReportCsvRouteOptions): void {
  const withCaller = createWithCaller(options)
  app.get('/api/:brand/reports/:file{[a-z_-]+\\.csv}', (c) =>
    withCaller(c, 'export_reports', async (brand, caller) => {
      const name = c.req.param('file').slice(0, -'.csv'.length)
      const { table, from, to, compare, filters } = c.req.query()
      const asked = queryOfReport(name, { table, from, to, compare, filters })
      if (!asked.ok) return answerError(c, { status: asked.isMissing ? 404 : 400, ...asked.error })
      const result = await options.answerQuery(brand, asked.query, caller)
      if (!result.ok) return answerError(c, { status: 400, ...result.error })
      return answerCsv(c, reportCsv(result.answer), `${brand.name}-${name}-${asked.table}`)
    }),
  )
}

/** A file to save, named after what it holds. */
export function answerCsv(c: Context<Env>, text: string, name: string): Response {
  return c.body(text, 200, {
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': `attachment; filename="${name}.csv"`,
    'x-content-type-options': 'nosniff',
  })
}
