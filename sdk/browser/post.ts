import type { BatchAnswer } from '../protocol/batch.ts'
import type { Page } from './page.ts'

/**
 * What became of one batch: the collector's answer, or the HTTP status; 0 where no answer came or it was unreadable (a
 * captive portal's page is no receipt). `retryAfter` is in seconds, 0 where the answer names none.
 */
export type Outcome =
  | (BatchAnswer & { status?: never; retryAfter?: never })
  | { status: number; retryAfter?: number }

/** Posts text. A string body without headers is `text/plain`, which needs no preflight request. Never rejects. */
export async function post(page: Page, url: string, body: string, keepalive: boolean): Promise<Outcome> {
  try {
    const response = await page.fetch(url, { method: 'POST', body, keepalive })
    const { ok, status, headers } = response
    return ok ? await response.json() : { status, retryAfter: Number(headers.get('Retry-After')) || 0 }
  } catch {
    return { status: 0 }
  }
}
