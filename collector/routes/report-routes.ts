// `POST /api/<brand>/reports/query`: one question, for whoever may read the brand's reports. With `accept: text/csv` the
// answer is its rows as CSV.
import type { Hono } from 'hono'
import { may } from '../access/permissions.ts'
import { parseJsonBytes } from '../parse-json.ts'
import type { AnswerQuery } from '../reports/answer-query.ts'
import { reportCsv } from '../reports/csv.ts'
import type { Env } from './env.ts'
import { answerError, type ErrorAnswer } from './error-answer.ts'
import { readBody } from './read-body.ts'
import { refuseMethods } from './refuse-methods.ts'
import { answerCsv } from './report-csv-route.ts'
import { type CallerOptions, createWithCaller } from './with-caller.ts'

export interface ReportRouteOptions extends CallerOptions {
  answerQuery: AnswerQuery
}

const mostBytes = 64 * 1024

export function addReportRoutes(app: Hono<Env>, options: ReportRouteOptions): void {
  const withCaller = createWithCaller(options)

  app.post('/api/:brand/reports/query', (c) =>
    withCaller(c, 'query_reports', async (brand, caller) => {
      const body = await readBody(c, mostBytes)
      if (!body.ok) return answerError(c, body.error)
      const query = parseJsonBytes(body.bytes)
      if (query === undefined)
        return answerError(c, { status: 400, code: 'not_json', message: 'the body is not JSON' })
      const result = await options.answerQuery(brand, query, caller)
      if (!result.ok) return answerError(c, { status: 400, ...result.error })
      if (!wantsCsv(c.req.header('accept'))) return c.json(result.answer)
      if (!may(caller, 'export_reports')) return answerError(c, notExported)
      return answerCsv(c, reportCsv(result.answer), `${brand.name}-report`)
    }),
  )
  refuseMethods(app, '/api/:brand/reports/query', ['POST'])
}

const notExported: ErrorAnswer = {
  status: 403,
  code: 'not_allowed',
  message: 'this is not for the role of whoever asks',
}

/** JSON is answered to those who take anything. */
function wantsCsv(accept: string | undefined): boolean {
  return accept !== undefined && /^\s*text\/csv\b/i.test(accept)
}
