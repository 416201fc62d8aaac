// Batches as a browser sends them, with IDs that the test knows, and what the collector answered.
import { randomUUID } from 'node:crypto'
import { brand, type CollectorProcess, origin } from './collector-process.ts'

export interface TestEvent {
  id: string
  name: 'page_view' | 'search' | 'purchase'
  at: number
  url: string
  params?: Record<string, string | number>
}

/** `status` 0: there was no answer. */
export interface Answer {
  status: number
  retryAfter: string | null
  body: { accepted?: number; refused?: unknown[]; error?: { code: string } } | null
}

const browserAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36'

export function pageView(id: string = randomUUID(), at = Date.now()): TestEvent {
  return { id, name: 'page_view', at, url: 'https://shop.example.com/boots?ref=list' }
}

export function purchase(transactionId: string, id: string = randomUUID(), at = Date.now()): TestEvent {
  const params = { transaction_id: transactionId, currency: 'EUR', value: 59.9 }
  return { id, name: 'purchase', at, url: 'https://shop.example.com/thanks', params }
}

/** Sends a batch; a broken connection is an answer too. `headers`: besides those of a browser. */
export async function send(
  { base }: Pick<CollectorProcess, 'base'>,
  events: TestEvent[],
  sentAt = Date.now(),
  headers: Record<string, string> = {},
): Promise<Answer> {
  const consent = { analytics: true, attribution: false, personalisation: false }
  const batch = { sent_at: sentAt, consent, visitor: randomUUID(), session: randomUUID(), events }
  try {
    const response = await fetch(`${base}/e/${brand}`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', origin, 'user-agent': browserAgent, ...headers },
      body: JSON.stringify(batch),
    })
    const retryAfter = response.headers.get('retry-after')
    return { status: response.status, retryAfter, body: JSON.parse(await response.text()) }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return { status: 0, retryAfter: null, body: null }
  }
}
