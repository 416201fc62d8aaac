import { gzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { readBody } from '../../../../collector/routes/read-body.ts'

const most = 1000

/** What the reader makes of a request: the bytes as text, or status and code. */
async function read(body: BodyInit, headers: Record<string, string> = {}): Promise<string> {
  const app = new Hono()
  app.post('/', async (c) => {
    const result = await readBody(c, most)
    return c.text(
      result.ok ? Buffer.from(result.bytes).toString() : `${result.error.status} ${result.error.code}`,
    )
  })
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, headers, duplex: 'half' }
  return (await app.request(new Request('http://localhost/', init))).text()
}

/** A body in chunks without a declared length, and how many of them were asked for. */
function chunked(sizes: number[]) {
  const taken: number[] = []
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      const size = sizes[taken.length]
      if (size === undefined) return controller.close()
      taken.push(size)
      controller.enqueue(Buffer.alloc(size, 'a'))
    },
  })
  return { stream, taken }
}

describe('a body', () => {
  it.each([0, 1, 999, 1000])('of %i bytes is read whole', async (length) => {
    const text = 'a'.repeat(length)
    expect(await read(text)).toBe(text)
    expect(await read(text, { 'content-length': String(length) })).toBe(text)
  })

  it('of more bytes is 413, whether it says so or not', async () => {
    const text = 'a'.repeat(most + 1)
    expect(await read(text, { 'content-length': String(text.length) })).toBe('413 too_large')
    expect(await read(text)).toBe('413 too_large')
  })

  it('in chunks is bounded while it is read: the rest is not even asked for', async () => {
    expect(await read(chunked([400, 400, 200]).stream)).toBe('a'.repeat(1000))
    const endless = chunked(Array(1000).fill(400))
    expect(await read(endless.stream)).toBe('413 too_large')
    expect(endless.taken.length).toBeLessThan(10)
  })

  it('is counted in bytes, not in characters', async () => {
    expect(await read('é'.repeat(501))).toBe('413 too_large')
  })
})

describe('gzip', () => {
  const gzip = { 'content-encoding': 'gzip' }

  it('is undone, whatever the case of its name', async () => {
    expect(await read(gzipSync('hello'), gzip)).toBe('hello')
    expect(await read(gzipSync('hello'), { 'content-encoding': 'GZIP' })).toBe('hello')
  })

  it('S8: is bounded by what comes out: a bomb is 413', async () => {
    expect(await read(gzipSync('a'.repeat(most)), gzip)).toBe('a'.repeat(most))
    expect(await read(gzipSync('a'.repeat(most + 1)), gzip)).toBe('413 too_large')
    const bomb = gzipSync(gzipSync(Buffer.alloc(50_000_000)))
    expect(bomb.length).toBeLessThan(most)
    expect(await read(bomb, gzip)).toBe('413 too_large')
  })

  it('that is none, or torn, is 400', async () => {
    expect(await read('plain text', gzip)).toBe('400 not_gzip')
    expect(await read(gzipSync('hello'.repeat(100)).subarray(0, 20), gzip)).toBe('400 not_gzip')
    expect(await read('', gzip)).toBe('400 not_gzip')
  })
})

it.each(['br', 'deflate', 'zstd', 'gzip, gzip', 'gzip;q=1', 'x-gzip'])('S8: %s is 415', async (encoding) => {
  expect(await read('x', { 'content-encoding': encoding })).toBe('415 unsupported_encoding')
})

it('identity is nothing', async () => {
  expect(await read('x', { 'content-encoding': 'identity' })).toBe('x')
})
