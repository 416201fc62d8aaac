// One `Set-Cookie` header: name, value, lifetime and scope, by the protocol's table and the brand's settings.
import { type CookieName, cookies, exemptHours } from '../../sdk/protocol/cookies.ts'
import type { BrandSettings } from '../settings/brand-settings.ts'

/** The settings that decide how a cookie is written. */
export type CookieSettings = Pick<BrandSettings, 'consent' | 'cookies'>

/**
 * The header's value; null as `value` deletes. `isSecure`: the page is on https.
 * Without `HttpOnly` on purpose: the tag reads these to stamp its batches, and the brand's page reads `data`. None of
 * them opens anything, so a script that reads one gains an opaque ID.
 */
export function setCookie(
  name: CookieName,
  value: string | null,
  settings: CookieSettings,
  isSecure: boolean,
): string {
  const { prefix, domain } = settings.cookies
  const seconds = value === null ? 0 : lifetimeSeconds(name, settings)
  return [
    `${prefix}${cookies[name].suffix}=${value ?? ''}`,
    'Path=/',
    `Max-Age=${seconds}`,
    'SameSite=Lax',
    ...(isSecure ? ['Secure'] : []),
    ...(domain ? [`Domain=${domain}`] : []),
  ].join('; ')
}

/** K4. In the exempt mode the visitor's ID lives 13 months at most. */
export function lifetimeSeconds(name: CookieName, settings: CookieSettings): number {
  const { lifetime } = cookies[name]
  if (lifetime !== 'brand') return lifetime
  const { lifetimeHours } = settings.cookies
  const isCapped = name === 'visitor' && settings.consent === 'exempt'
  return 3600 * (isCapped ? Math.min(lifetimeHours, exemptHours) : lifetimeHours)
}
