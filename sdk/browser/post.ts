import type { BatchAnswer } from '../protocol/batch.ts'
import type { Page } from './page.ts'

/** What became of one batch: the collector's answer, or the HTTP status; 0 where no answer came or it was unreadable. */
export type Outcome = BatchAnswer | { status: number }

/** Posts text. A string body without headers is `text/plain`, which needs no preflight request. Never rejects. */
export async function post(page: Page, url: string, body: string, keepalive: boolean): Promise<Outcome> {
  try {
    const response = await page.fetch(url, { method: 'POST', body, keepalive })
    return response.ok ? await response.json() : { status: response.status }
  } catch {
    return { status: 0 }
  }
}
