// The languages that a request asks for: the address's own first, then the browser's.
import type { Context } from 'hono'
import { parseAccept } from 'hono/utils/accept'

/** Best first. A page that reads this varies by `Accept-Language`. */
export function wantedLanguages(c: Context): string[] {
  const browsers = parseAccept((c.req.header('accept-language') ?? '').slice(0, 256)).map(({ type }) => type)
  return [c.req.query('language') ?? '', ...browsers]
}
