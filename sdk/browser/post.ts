import type { BatchAnswer } from '../protocol/batch.ts'
import { folder, settings } from '../settings.ts'
import { page } from './page.ts'

/**
 * What became of one batch: the collector's answer, or the HTTP status; 0 where no answer came or it was unreadable (a
 * captive portal's page is no receipt). `retryAfter` is in seconds, 0 or NaN where the answer names none.
 */
export type Outcome =
  | (BatchAnswer & { status?: never; retryAfter?: never })
  | { status: number; retryAfter?: number }

/**
 * Posts text to the brand's events (`e`) or cookies (`c`). A string body without headers is `text/plain`, which needs no
 * preflight request. Never rejects.
 */
export const post = async (route: 'e' | 'c', body: string, keepalive: boolean): Promise<Outcome> => {
  try {
    const response = await page.fetch(`${folder}${route}/${settings.brand}`, {
      method: 'POST',
      body,
      keepalive,
    })
    if (response.ok) return await response.json()
    return { status: response.status, retryAfter: +(response.headers.get('Retry-After') as string) }
  } catch {
    return { status: 0 }
  }
}
