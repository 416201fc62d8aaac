// The body of a request of the brand's server: one item, or a list of them. The items themselves are still unknown.
import { isWithinDepth } from '../../events/scan-json.ts'
import { parseJsonBytes } from '../../parse-json.ts'

/** Bounds of one request. */
export const itemLimits = {
  items: 500,
  /** As sent and after decompression. */
  bytes: 2 * 1024 * 1024,
  /** list → item → items → item is 4. */
  depth: 6,
} as const

export interface BodyError {
  status: 400 | 413
  code: 'not_json' | 'too_deep' | 'too_many_items'
  message: string
}

export type ReadItems = { ok: true; items: unknown[]; isList: boolean } | { ok: false; error: BodyError }

/** Anything but a list counts as one item, and is refused as such. Never throws. */
export function readItems(bytes: Uint8Array, depth: number = itemLimits.depth): ReadItems {
  if (!isWithinDepth(bytes, depth)) {
    return refuse(400, 'too_deep', `the JSON nests deeper than ${depth} levels`)
  }
  const json = parseJsonBytes(bytes)
  if (json === undefined) return refuse(400, 'not_json', 'the body is not JSON in UTF-8')
  if (!Array.isArray(json)) return { ok: true, items: [json], isList: false }
  if (json.length > itemLimits.items) {
    return refuse(413, 'too_many_items', `a list holds at most ${itemLimits.items} items`)
  }
  return { ok: true, items: json, isList: true }
}

function refuse(status: BodyError['status'], code: BodyError['code'], message: string): ReadItems {
  return { ok: false, error: { status, code, message } }
}
