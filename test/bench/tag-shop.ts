// A shop of two pages, the same but for their script: the built tag as the collector serves it, or an empty one.
// Its collector answers every batch with 202 and counts what came; it does nothing else.
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createTagFiles } from '../../collector/tag/tag-files.ts'
import { toSettings } from '../../sdk/to-settings.ts'

export type Script = 'tag' | 'empty'

export interface Received {
  requests: number
  events: number
  /** Of the requests as HTTP/1.1 writes them: request line, headers and body. */
  bytes: number
}

export interface TagShop {
  address(script: Script): string
  /** What came since it was last asked. */
  takeReceived(): Received
  close(): Promise<void>
}

const nothing: Received = { requests: 0, events: 0, bytes: 0 }

export async function startTagShop(): Promise<TagShop> {
  const documents: Record<string, [type: string, text: string]> = {
    '/tag': ['text/html', pageWith('tag')],
    '/empty': ['text/html', pageWith('empty')],
    '/_c/tag.js': ['text/javascript', builtTag()],
    '/_c/empty.js': ['text/javascript', '(()=>{})()'],
  }
  let received = nothing
  const server = createServer(async (request, response) => {
    const document = documents[request.url ?? '']
    if (document) return answer(response, 200, ...document)
    if (request.method !== 'POST') return answer(response, 404, 'text/plain', '')
    const body = await bodyOf(request)
    const { events } = JSON.parse(body.toString())
    received = {
      requests: received.requests + 1,
      events: received.events + events.length,
      bytes: received.bytes + headBytes(request) + body.byteLength,
    }
    answer(response, 202, 'application/json', JSON.stringify({ accepted: events.length, refused: [] }))
  })
  const port = await listen(server)
  return {
    address: (script) => `http://127.0.0.1:${port}/${script}`,
    takeReceived() {
      const taken = received
      received = nothing
      return taken
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** The stub, a shopper's yes, and the count of long tasks, on both pages. */
function pageWith(script: Script): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Boots</title><link rel="icon" href="data:,">
<script>longTasks=0;new PerformanceObserver(list=>{longTasks+=list.getEntries().length}).observe({type:'longtask'})
window.candor=window.candor||function(){(candor.q=candor.q||[]).push(arguments)}
candor('consent',{analytics:true,attribution:true,personalisation:false})</script>
<script async src="/_c/${script}.js"></script><h1>Boots</h1></html>`
}

function builtTag(): string {
  const settings = toSettings({ brand: 'boutique' })
  if (!settings) throw new Error('these settings are not usable')
  const source = readFileSync(new URL('../../dist/sdk/candor.js', import.meta.url), 'utf8')
  return createTagFiles(source, '').forBrand(settings).text
}

function answer(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text)
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Each header costs its `: ` and line break, and the head its version and last empty line. */
function headBytes({ method, url, rawHeaders }: IncomingMessage): number {
  return `${method} ${url} HTTP/1.1\r\n\r\n`.length + rawHeaders.join('').length + rawHeaders.length * 2
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}
