// `GET /api/<brand>/reports/<name>.csv`: one table of a named report, over a period.
import type { Context, Hono } from 'hono'
import type { AnswerNamed } from '../reports/answer-named.ts'
import { reportCsv } from '../reports/csv.ts'
import type { Env } from './env.ts'
import { answerNamedError } from './named-answer.ts'
import { type CallerOptions, createWithCaller } from './with-caller.ts'

export interface ReportCsvRouteOptions extends CallerOptions {
  answerNamed: AnswerNamed
}

/**
 * `?from&to`, and where wanted `&compare`, `&table` (default: the first of the report) and `&filters` as JSON; of the
 * funnel `&steps`, `&mode`, `&window` and `&by`.
 */
export function addReportCsvRoute(app: Hono<Env>, options: ReportCsvRouteOptions): void {
  const withCaller = createWithCaller(options)
  app.get('/api/:brand/reports/:file{[a-z_-]+\\.csv}', (c) =>
    withCaller(c, 'export_reports', async (brand, caller) => {
      const name = c.req.param('file').slice(0, -'.csv'.length)
      const { table, from, to, compare, filters, steps, mode, window, by } = c.req.query()
      const asked = { table, from, to, compare, filters, steps, mode, window, by }
      const told = await options.answerNamed(brand, name, asked, caller)
      if (!told.ok) return answerNamedError(c, told)
      return answerCsv(c, reportCsv(told.answer), `${brand.name}-${name}-${told.table}`)
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
