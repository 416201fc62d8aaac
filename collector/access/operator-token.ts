// How the command line speaks to a collector that is running: both hold the keys folder, so a hash under its pepper
// proves the one to the other. Good for a minute; nothing is stored.
import type { KeyRing } from '../privacy/key-ring.ts'

const lifetimeMs = 60_000
const form = /^operator_(\d{13})_(h\d{1,6}_[\w-]{43})$/

/** What is hashed: no other token has a slash. */
const textOf = (expires: number) => `operator/${expires}`

export function createOperatorToken(keyRing: KeyRing, now: number): string {
  const expires = now + lifetimeMs
  return `operator_${expires}_${keyRing.tokenHash(textOf(expires))}`
}

export function isOperatorToken(token: string, keyRing: KeyRing, now: number): boolean {
  const [, expiresText, hash] = form.exec(token) ?? []
  if (hash === undefined) return false
  const expires = Number(expiresText)
  return expires > now && expires <= now + lifetimeMs && keyRing.isToken(textOf(expires), hash)
}
