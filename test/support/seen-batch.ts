// One batch as it came over the wire, with what it weighed.
import type { IncomingMessage } from 'node:http'
import type { SentBatch } from './visitor.ts'

export interface SeenBatch {
  body: SentBatch['body']
  /** Request line, headers and body, as sent. */
  wireBytes: number
}

export function seeBatch({ method, url, rawHeaders }: IncomingMessage, body: Buffer): SeenBatch {
  const requestLine = `${method} ${url} HTTP/1.1\r\n`
  // Each of a header's two parts is followed by two characters: `: ` and the line's end.
  const headers = rawHeaders.reduce((sum, part) => sum + Buffer.byteLength(part) + 2, 0)
  return {
    body: JSON.parse(body.toString()),
    wireBytes: requestLine.length + headers + 2 + body.length,
  }
}
