// Who may call a brand's routes: a bearer token whose hash stands in the brand's file. Denied by default (A6).
import type { AccessRole, Brand } from '../brands/brand.ts'
import type { KeyRing } from '../privacy/key-ring.ts'

/** T1: a link to the reports lives 7 days at most. */
export const linkLifetimeMs = 7 * 86_400_000

/** The role of a bearer token at a brand, or null. Every key is compared, so that no time tells which came near. */
export function roleOf(brand: Brand, token: string, keyRing: KeyRing, now: number): AccessRole | null {
  const matches = brand.keys.filter((key) => keyRing.isToken(token, key.hash))
  return matches.find((key) => key.expires === null || key.expires > now)?.role ?? null
}

/** The brand with one more key, without those that have expired. The token is the caller's to hand over, once. */
export function withKey(
  brand: Brand,
  role: AccessRole,
  token: string,
  keyRing: KeyRing,
  expires: number | null,
  now: number,
): Brand {
  const alive = brand.keys.filter((key) => key.expires === null || key.expires > now)
  return { ...brand, keys: [...alive, { role, hash: keyRing.tokenHash(token), expires }] }
}

/** The token of an `Authorization: Bearer …` header, or null. */
export function bearerToken(header: string | undefined): string | null {
  return /^Bearer ([\w-]{20,128})$/i.exec(header ?? '')?.[1] ?? null
}
