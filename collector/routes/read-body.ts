// A request's body as bytes: bounded while it is read, decompressed within the same bound (S8).
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Context } from 'hono'
import type { ErrorAnswer } from './error-answer.ts'

const inflate = promisify(gunzip)

export type Body = { ok: true; bytes: Uint8Array } | { ok: false; error: ErrorAnswer }

/** Reads at most `most` bytes, as sent and as decompressed. `identity` and `gzip` only. */
export async function readBody(c: Context, most: number): Promise<Body> {
  const encoding = c.req.header('content-encoding')?.toLowerCase() ?? 'identity'
  if (encoding !== 'identity' && encoding !== 'gzip')
    return refuse(415, 'unsupported_encoding', 'send gzip or nothing')
  const sent = await readAtMost(c, most).catch(() => 'aborted' as const)
  if (sent === 'aborted') return refuse(400, 'aborted', 'the body ended before it was whole')
  if (!sent) return tooLarge(most)
  if (encoding === 'identity') return { ok: true, bytes: sent }
  return decompress(sent, most)
}

/** Null when there is more than that. A declared length is believed, since the parser of HTTP enforces it. */
async function readAtMost(c: Context, most: number): Promise<Uint8Array | null> {
  const declared = c.req.header('content-length')
  if (declared !== undefined)
    return Number(declared) > most ? null : new Uint8Array(await c.req.arrayBuffer())
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of c.req.raw.body ?? []) {
    length += chunk.byteLength
    if (length > most) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function decompress(sent: Uint8Array, most: number): Promise<Body> {
  try {
    return { ok: true, bytes: await inflate(sent, { maxOutputLength: most }) }
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return isTooLarge ? tooLarge(most) : refuse(400, 'not_gzip', 'the body is not what content-encoding says')
  }
}

function tooLarge(most: number): Body {
  return refuse(413, 'too_large', `the body is at most ${most} bytes`)
}

function refuse(status: ErrorAnswer['status'], code: string, message: string): Body {
  return { ok: false, error: { status, code, message } }
}
