// The load, in a process apart from both servers: 50 kept-alive connections, each with bodies made beforehand.
// Arguments: URL, events a batch, seconds, bodies a connection, requests a second (0: as many as go). Prints one line of JSON.
import autocannon from 'autocannon'
import { browserHeaders, shopperBatches } from './shopper-batches.ts'

export interface LoadResult {
  /** Answered 202. */
  requests: number
  seconds: number
  /** Any other answer, or none. */
  wrong: number
  /** Requests beyond the bodies that were made: those were sent before. */
  reused: number
  p50Ms: number
  p99Ms: number
}

const connections = 50

async function generate(
  url: string,
  { events, seconds, bodies, perSecond }: Record<'events' | 'seconds' | 'bodies' | 'perSecond', number>,
): Promise<LoadResult> {
  const perConnection = Array.from({ length: connections }, () =>
    shopperBatches(bodies, events).map((body) => ({
      method: 'POST' as const,
      headers: browserHeaders,
      body,
    })),
  )
  // autocannon's own latencies are whole milliseconds.
  const waits: number[] = []
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    ...(perSecond > 0 ? { overallRate: perSecond } : {}),
    setupClient(client) {
      client.setRequests(perConnection.pop() ?? [])
      client.on('response', (_status, _bytes, waitMs) => waits.push(waitMs))
    },
  })
  waits.sort((a, b) => a - b)
  return {
    requests: result['2xx'],
    seconds: result.duration,
    wrong: result.non2xx + result.errors,
    reused: Math.max(0, result.requests.total - connections * bodies),
    p50Ms: waits[Math.floor(waits.length * 0.5)] ?? Number.NaN,
    p99Ms: waits[Math.floor(waits.length * 0.99)] ?? Number.NaN,
  }
}

const [url = '', ...numbers] = process.argv.slice(2)
const [events = 1, seconds = 1, bodies = 1, perSecond = 0] = numbers.map(Number)
process.stdout.write(`${JSON.stringify(await generate(url, { events, seconds, bodies, perSecond }))}\n`)
