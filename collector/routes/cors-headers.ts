// Which pages may read an answer: those of the brand's own origins, matched exactly (S3).
import type { Brand } from '../brands/brand.ts'

/** Without it a tag on another origin cannot see how long to wait. */
const readable = { 'access-control-expose-headers': 'Retry-After' }

/** Null: this origin is not the brand's. No `Origin` at all is no browser's cross-site request, and is let in. */
export function corsHeaders(brand: Brand, origin: string | undefined): Record<string, string> | null {
  if (origin === undefined) return { vary: 'Origin' }
  if (!brand.settings.origins.includes(origin)) return null
  return { 'access-control-allow-origin': origin, ...readable, vary: 'Origin' }
}
