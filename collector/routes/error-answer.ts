// The one shape of every error answer: `{ "error": { "code", "message", "path"? } }`. Never a stack, never personal data.
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

export interface ErrorAnswer {
  status: ContentfulStatusCode
  code: string
  message: string
  /** Where in the body, e.g. `metrics[1]`. */
  path?: string | undefined
  /** Seconds after which to come again. */
  retryAfter?: number
}

export function answerError(c: Context, { status, code, message, path, retryAfter }: ErrorAnswer): Response {
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
  return c.json({ error: { code, message, ...(path ? { path } : {}) } }, status, headers)
}
