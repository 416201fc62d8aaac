import type { BatchAnswer } from '../protocol/batch.ts'
import { byteLength } from './byte-length.ts'
import type { Page } from './page.ts'

/** What became of one batch: the collector's answer, or the HTTP status; 0 where no answer came or it was unreadable. */
export type Outcome = BatchAnswer | { status: number }

/** Browsers refuse `keepalive` bodies over 64 KiB (all requests of the page together): stay under it. */
const keepaliveBytes = 60_000

/** Posts text. A string body without headers is `text/plain`, which needs no preflight request. Never rejects. */
export async function post(page: Page, url: string, body: string): Promise<Outcome> {
  try {
    const response = await page.fetch(url, {
      method: 'POST',
      body,
      keepalive: byteLength(body) <= keepaliveBytes,
    })
    return response.ok ? await response.json() : { status: response.status }
  } catch {
    return { status: 0 }
  }
}
