// Secrets that travel in links and headers. They are stored only as `KeyRing.tokenHash`.
import type { Random } from './pepper.ts'

const tokenBytes = 32

/** 256 random bits as 43 base64url characters. */
export function newToken(random: Random): string {
  return random(tokenBytes).toString('base64url')
}
