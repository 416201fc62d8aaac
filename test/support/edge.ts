// What stands between the shop's visitors and the collector: it can be slow, busy or broken, and it notes every batch,
// those of pages that are being left too, which a browser's own tools do not show.
import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type SeenBatch, seeBatch } from './seen-batch.ts'

/**
 * What becomes of a batch:
 * - `pass`: the collector takes it;
 * - `busy`: 503, to be sent again after a second;
 * - `cut`: the connection ends without an answer, and nothing goes on;
 * - `deaf`: the collector takes it, and its answer is lost;
 * - `half`: half of the body goes on to the collector, and then nothing more.
 */
export type Manner = 'pass' | 'busy' | 'cut' | 'deaf' | 'half'

export interface EdgePage {
  html: string
  headers?: Record<string, string>
}

export interface Edge {
  /** `http://localhost:<port>` */
  base: string
  /** Every batch that came, oldest first, whatever became of it. */
  batches: () => SeenBatch[]
  /** Of the batches so far, all events by this name; without a name all of them. */
  events: (name?: string) => SeenBatch['body']['events']
  /** How batches are dealt with from now on. */
  behave: (manner: Manner) => void
  /** Holds each batch back for so long; what its page gives up meanwhile goes no further. */
  delay: (milliseconds: number) => void
  stop: () => Promise<void>
}

/** `pages`: what the edge itself answers, by path; all else is the collector's. */
export async function startEdge(
  collector: { base: string },
  pages: Record<string, EdgePage> = {},
): Promise<Edge> {
  const seen: SeenBatch[] = []
  let manner: Manner = 'pass'
  let delayMs = 0

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const page = pages[new URL(request.url ?? '/', collector.base).pathname]
    const body = await readAll(request)
    if (page) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers }).end(page.html)
    } else if (request.method === 'POST' && request.url?.includes('/e/')) {
      seen.push(seeBatch(request, body))
      const mannerNow = manner
      setTimeout(() => response.destroyed || handle(mannerNow, { request, response, body }), delayMs)
    } else handle('pass', { request, response, body })
  }

  function handle(now: Manner, { request, response, body }: Exchange): void {
    if (now === 'busy') response.writeHead(503, { 'retry-after': '1' }).end()
    else if (now === 'cut') response.destroy()
    else forward(collector.base, now, { request, response, body })
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })
  const port = await listening(server)
  return {
    base: `http://localhost:${port}`,
    batches: () => [...seen],
    events: (name) => seen.flatMap(({ body }) => body.events).filter((event) => !name || event.name === name),
    behave: (wanted) => {
      manner = wanted
    },
    delay: (milliseconds) => {
      delayMs = milliseconds
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

interface Exchange {
  request: IncomingMessage
  response: ServerResponse
  body: Buffer
}

/** The origin is the collector's own, as it is behind a real edge of the shop. */
function forward(base: string, manner: Manner, { request, response, body }: Exchange): void {
  const { origin, ...others } = request.headers
  const headers = origin ? { ...others, origin: base } : others
  const onward = ask(new URL(request.url ?? '/', base), { method: request.method, headers, agent: false })
  onward.on('error', () => response.destroy())
  onward.on('response', (answer) => {
    if (manner === 'deaf') answer.on('end', () => response.destroy()).resume()
    else answer.pipe(response.writeHead(answer.statusCode ?? 502, answer.headers))
  })
  if (manner === 'half') onward.write(body.subarray(0, body.length >> 1))
  else onward.end(body)
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function listening(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
}
