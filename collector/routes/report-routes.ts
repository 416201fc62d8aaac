// `POST /api/<brand>/reports/query`: one question, for whoever may read the brand's reports.
import type { Hono } from 'hono'
import { parseJsonBytes } from '../parse-json.ts'
import type { AnswerQuery } from '../reports/answer-query.ts'
import type { Env } from './env.ts'
import { answerError } from './error-answer.ts'
import { readBody } from './read-body.ts'
import { refuseMethods } from './refuse-methods.ts'
import { type CallerOptions, createWithCaller } from './with-caller.ts'

export interface ReportRouteOptions extends CallerOptions {
  answerQuery: AnswerQuery
}

const mostBytes = 64 * 1024

export function addReportRoutes(app: Hono<Env>, options: ReportRouteOptions): void {
  const withCaller = createWithCaller(options)

  app.post('/api/:brand/reports/query', (c) =>
    withCaller(c, 'read_reports', async (brand) => {
      const body = await readBody(c, mostBytes)
      if (!body.ok) return answerError(c, body.error)
      const query = parseJsonBytes(body.bytes)
      if (query === undefined)
        return answerError(c, { status: 400, code: 'not_json', message: 'the body is not JSON' })
      const result = await options.answerQuery(brand, query)
      if (!result.ok) return answerError(c, { status: 400, ...result.error })
      return c.json(result.answer)
    }),
  )
  refuseMethods(app, '/api/:brand/reports/query', ['POST'])
}
