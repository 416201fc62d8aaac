// `GET /api/<brand>/access-log`: who did what to the brand's records, for an investigation (L3), page by page. With
// `accept: text/csv` as CSV.
import type { Hono } from 'hono'
import { accessLogCsv } from '../access-log/access-log-csv.ts'
import { exportPage, type Wanted } from '../access-log/export-access-log.ts'
import { parseWanted } from '../access-log/parse-wanted.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import type { RecordStore } from '../stores/records.ts'
import type { Env } from './env.ts'
import { answerError, type ErrorAnswer } from './error-answer.ts'
import { refuseMethods } from './refuse-methods.ts'
import { answerCsv } from './report-csv-route.ts'
import { type CallerOptions, createWithCaller } from './with-caller.ts'

export interface AccessLogRouteOptions extends CallerOptions {
  records: RecordStore
  keyRing: KeyRing
}

const path = '/api/:brand/access-log'
const largestLimit = 1000

/** `?from&to` (days, UTC), `by`, `entity`, `id` with it, `address`; `after` is the `next` of the page before. */
export function addAccessLogRoutes(app: Hono<Env>, options: AccessLogRouteOptions): void {
  const { records, keyRing } = options
  const withCaller = createWithCaller(options)

  app.get(path, (c) =>
    withCaller(c, 'read_access_log', async ({ name }) => {
      const asked = readAsked(c.req.query())
      if (!asked.ok) return answerError(c, asked.error)
      const { wanted, after, limit } = asked
      const page = await exportPage({ records, keyRing, brand: name }, wanted, { after, limit })
      if (page.next !== null) c.header('link', `<?after=${page.next}&limit=${limit}>; rel="next"`)
      const wantsCsv = /^\s*text\/csv\b/i.test(c.req.header('accept') ?? '')
      return wantsCsv ? answerCsv(c, accessLogCsv(page.entries), `${name}-access-log`) : c.json(page)
    }),
  )
  refuseMethods(app, path, ['GET'])
}

type Asked = { ok: true; wanted: Wanted; after: number; limit: number } | { ok: false; error: ErrorAnswer }

function readAsked({ after = '0', limit = String(largestLimit), ...typed }: Record<string, string>): Asked {
  const place = { after: Number(after), limit: Number(limit) }
  if (!Number.isSafeInteger(place.after) || place.after < 0)
    return refuse('after', 'is no number of an entry')
  if (!Number.isInteger(place.limit) || place.limit < 1 || place.limit > largestLimit)
    return refuse('limit', `must be a whole number from 1 to ${largestLimit}`)
  const parsed = parseWanted(typed)
  return parsed.ok ? { ok: true, wanted: parsed.wanted, ...place } : refuse(parsed.path, parsed.message)
}

function refuse(path: string, message: string): Extract<Asked, { ok: false }> {
  return { ok: false, error: { status: 400, code: 'invalid', message, path } }
}
