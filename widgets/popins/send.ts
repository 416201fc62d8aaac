// Sends a submission and does not give up: without a network, or while the collector is busy, it waits and tries again.
// Its ID makes a repeat harmless.
import type { OptInAnswer } from '../../sdk/protocol/popin.ts'

export type Sent = { ok: true; answer: OptInAnswer } | { ok: false }

/** What of the window is used. */
export type SendingPage = Pick<Window & typeof globalThis, 'fetch' | 'setTimeout' | 'addEventListener'>

/** Seconds until the next try: 2, 4, 8, … 64. */
export const pauseSeconds = (tries: number): number => 2 ** Math.min(tries, 6)

/** Refused for what it is, so that it would be refused again. 0: no answer came. */
const isFinal = (status: number): boolean => status >= 400 && status < 500 && status !== 408 && status !== 429

/** @param onWaiting told each time that it has to wait */
export async function send(
  page: SendingPage,
  url: string,
  submission: object,
  onWaiting: () => void,
): Promise<Sent> {
  for (let tries = 1; ; tries++) {
    const { status, answer } = await post(page, url, submission)
    if (answer) return { ok: true, answer }
    if (isFinal(status)) return { ok: false }
    onWaiting()
    await new Promise<unknown>((resolve) => {
      page.addEventListener('online', resolve, { once: true })
      page.setTimeout(resolve, pauseSeconds(tries) * 1000)
    })
  }
}

/** A string body without headers is `text/plain`, which needs no preflight request. */
async function post(
  page: SendingPage,
  url: string,
  submission: object,
): Promise<{ status: number; answer?: OptInAnswer }> {
  try {
    const response = await page.fetch(url, {
      method: 'POST',
      body: JSON.stringify(submission),
      keepalive: true,
    })
    const { ok, status } = response
    return ok ? { status, answer: Object(await response.json().catch(() => null)) } : { status }
  } catch {
    return { status: 0 }
  }
}
