// The one shape of every error answer: `{ "error": { "code", "message", "path"? } }`. Never a stack, never personal data.
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { UnreadableBrand } from '../brands/brand-registry.ts'
import { RecordStoreTrouble } from '../stores/records.ts'

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

/** What is answered when a route throws: what will pass is 503, to come again; anything else is a fault. */
export function answerThrown(c: Context, error: unknown): Response {
  if (error instanceof RecordStoreTrouble) return answerError(c, storageTrouble)
  if (error instanceof UnreadableBrand) return answerError(c, unreadableBrand)
  return answerError(c, {
    status: 500,
    code: 'internal',
    message: 'something went wrong; it is in the log',
  })
}

const storageTrouble: ErrorAnswer = {
  status: 503,
  code: 'storage',
  message: 'it cannot be kept now; come again',
  retryAfter: 5,
}

const unreadableBrand: ErrorAnswer = {
  status: 503,
  code: 'brand_unreadable',
  message: 'the settings of this brand cannot be read; the log says where',
  retryAfter: 60,
}
