// Reading JSON that may be none. Undefined says so: no JSON stands for it.
import { isUtf8 } from 'node:buffer'

/** The value, or undefined where the text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * The value, or undefined where the bytes are no JSON in UTF-8. Looks first, then decodes without looking: a
 * `TextDecoder` that refuses stood out in the profile of the ingest.
 */
export function parseJsonBytes(bytes: Uint8Array): unknown {
  if (!isUtf8(bytes)) return undefined
  return parseJson(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'))
}
