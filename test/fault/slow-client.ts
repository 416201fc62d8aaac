// A client that holds its place at the collector: it says hardly anything, and notes when it is shown out.
import { connect } from 'node:net'
import { brand, origin } from './collector-process.ts'

export const slowManners = ['drips its headers', 'drips its body', 'says nothing'] as const
export type SlowManner = (typeof slowManners)[number]

const headers = 'Host: shop.example.com\r\n'
const batch = `POST /e/${brand} HTTP/1.1\r\n${headers}Origin: ${origin}\r\nContent-Length: 60000\r\n\r\n{`

/** What it says at once, and what it says again and again. */
const said: Record<SlowManner, { first: string; drip: string }> = {
  'drips its headers': { first: `GET /healthz HTTP/1.1\r\n${headers}`, drip: 'X-A: b\r\n' },
  'drips its body': { first: batch, drip: ' ' },
  'says nothing': { first: '', drip: '' },
}
const dripEveryMs = 2000

export interface ShownOut {
  /** From the connection to its end, as the client saw it. */
  heldMs: number
  /** The first line of the answer; empty where there was none. */
  answer: string
}

/** Holds on until the server ends it. Rejects where no connection was made. */
export function holdPlace(port: number, manner: SlowManner): Promise<ShownOut> {
  const { first, drip } = said[manner]
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    socket.once('error', reject)
    socket.on('data', (bytes) => {
      answer += bytes
    })
    socket.once('connect', () => {
      const since = performance.now()
      socket.write(first)
      const dripping = setInterval(() => socket.write(drip), dripEveryMs)
      // From here on a reset is one way of being shown out.
      socket.on('error', () => {
        answer ||= 'reset'
      })
      socket.once('close', () => {
        clearInterval(dripping)
        resolve({ heldMs: performance.now() - since, answer: answer.split('\r\n')[0] ?? '' })
      })
    })
  })
}
