// The voice of a page behind a mailed link that may not work.
import type { Context } from 'hono'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import { type PageVoice, voiceOf } from '../pages/page-voice.ts'
import type { Env } from './env.ts'
import { wantedLanguages } from './wanted-languages.ts'

const named = /^([a-z0-9-]{1,63})\./

/**
 * That of the brand that the token begins with, read from the token's text alone: the page says whose it is, which the
 * address says too, and nothing of whether there is such a link.
 */
export function linkVoice(c: Context<Env>, brands: Pick<BrandRegistry, 'find'>): PageVoice {
  const [, brand] = named.exec(c.req.param('token') ?? '') ?? []
  return voiceOf(brand === undefined ? null : brands.find(brand), wantedLanguages(c))
}
