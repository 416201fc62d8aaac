// What the tag asks for at `POST /c/<brand>`: bytes → the cookies to set and to delete, or the error that names the key.
import { type CookieName, cookies } from '../../sdk/protocol/cookies.ts'
import { limits } from '../../sdk/protocol/limits.ts'
import { isRecord } from '../events/parse-batch.ts'
import { isWithinDepth } from '../events/scan-json.ts'
import { parseJsonBytes } from '../parse-json.ts'

/** A text sets the cookie, null deletes it. */
export type CookieChanges = Partial<Record<CookieName, string | null>>

interface CookieChangesError {
  status: 400
  code: 'not_json' | 'unknown_cookie' | 'invalid_value'
  message: string
  path?: string
}

export type ParsedCookieChanges =
  | { ok: true; changes: CookieChanges }
  | { ok: false; error: CookieChangesError }

/** Only what looks like a name is repeated in an answer. */
const nameLike = /^\w{1,32}$/

/** Parses a body whose size the route has bounded. Never throws, and never repeats a value. */
export function parseCookieChanges(bytes: Uint8Array): ParsedCookieChanges {
  const given = isWithinDepth(bytes, limits.jsonDepth) ? parseJsonBytes(bytes) : undefined
  if (!isRecord(given)) return fail('not_json', 'the body must be one JSON object in UTF-8')
  const changes: CookieChanges = {}
  for (const [name, value] of Object.entries(given)) {
    const path = nameLike.test(name) ? name : undefined
    if (!isCookieName(name)) return fail('unknown_cookie', `known are ${knownNames}`, path)
    if (!isValue(name, value)) return fail('invalid_value', 'must be null or what the cookie may hold', path)
    changes[name] = value
  }
  return { ok: true, changes }
}

const knownNames = Object.keys(cookies).join(', ')

const isCookieName = (name: string): name is CookieName => Object.hasOwn(cookies, name)

/** The table's pattern decides; an empty text would be a cookie that says nothing. */
const isValue = (name: CookieName, value: unknown): value is string | null =>
  value === null || (typeof value === 'string' && value !== '' && cookies[name].value.test(value))

function fail(code: CookieChangesError['code'], message: string, path?: string): ParsedCookieChanges {
  return { ok: false, error: { status: 400, code, message, ...(path ? { path } : {}) } }
}
