// Lasting pseudonyms: tags for what people are known by, UUIDs for visitors and visits, hashes of tokens.
import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { type OpenedPepper, openPepper, type Pepper, type PepperPlace } from './pepper.ts'
import { uuidFromHash } from './uuid-from-hash.ts'

/** What a tag stands for. Each kind has a key of its own, so tags of two kinds never meet. `address`: of the access log. */
export type TagKind = 'email' | 'phone' | 'customer' | 'identifier' | 'address'
/** `event`: the ID of an event that the brand's server told, made from an ID of its own. */
export type PseudonymKind = 'visitor' | 'session' | 'event'
/** What a secret key is for: a brand's records file, or the keys of its contacts. Keys of two purposes never meet. */
export type KeyPurpose = 'records-file' | 'contact-keys'

export interface KeyRing {
  /** `h<version>_` + base64url HMAC-SHA-256 of a normalised value under the newest pepper. */
  tag(brand: string, kind: TagKind, normalised: string): string
  /** The same value's tag under every pepper still kept, newest first: what a look-up must try. */
  tagsUnderEveryVersion(brand: string, kind: TagKind, normalised: string): string[]
  /** A UUID-shaped pseudonym of a browser's ID. */
  pseudonymUuid(brand: string, kind: PseudonymKind, value: string): string
  /** What is stored instead of a token: its tag. */
  tokenHash(token: string): string
  /** Every stored form that a token may have, newest first. */
  tokenHashesUnderEveryVersion(token: string): string[]
  /** Whether a token is the one behind a stored hash; takes the same time for every wrong one. */
  isToken(token: string, storedHash: string): boolean
  /** The versions of the pepper that are kept, newest first. */
  versions: readonly number[]
  /** A brand's (null: the operator's) 256-bit key for one purpose; null when that version is not kept any more. */
  secretKey(brand: string | null, purpose: KeyPurpose, version: number): KeyObject | null
}

export interface KeyRingOptions {
  /** Pseudonyms kept in memory, default 20,000 (4 MB): one costs 2 µs to make and 0.2 µs to remember. */
  remembered?: number
}

export type OpenedKeyRing = { ok: true; keyRing: KeyRing } | Extract<OpenedPepper, { ok: false }>

/** Whose the tokens' and the operator's own keys are: no brand can be called this. */
const noBrand = '-'

/** Opens the pepper and makes its key ring; a refusal says which file to bring back. */
export function openKeyRing(place: PepperPlace, options: KeyRingOptions = {}): OpenedKeyRing {
  const opened = openPepper(place)
  return opened.ok ? { ok: true, keyRing: createKeyRing(opened.pepper, options) } : opened
}

export function createKeyRing(pepper: Pepper, { remembered = 20_000 }: KeyRingOptions = {}): KeyRing {
  const newestFirst = [...pepper.peppers.keys()].sort((a, b) => b - a)
  // Visitors are counted over months and never looked up by value, so a rotation must not turn them into new ones:
  // they stay under the oldest pepper that is kept.
  const oldest = newestFirst.at(-1) ?? pepper.version
  const keyFor = createKeyDeriver(pepper)
  const pseudonyms = new LRUCache<string, string>({ max: remembered })

  const tagUnder = (version: number, brand: string, kind: TagKind | 'token', value: string) =>
    `h${version}_${createHmac('sha256', keyFor(version, brand, kind))
      .update(value)
      .digest('base64url')}`
  const everyTag = (brand: string, kind: TagKind | 'token', value: string) =>
    newestFirst.map((version) => tagUnder(version, brand, kind, value))

  return {
    tag: (brand, kind, normalised) => tagUnder(pepper.version, brand, kind, normalised),
    tagsUnderEveryVersion: everyTag,
    pseudonymUuid(brand, kind, value) {
      const known = `${kind}/${brand}/${value}`
      const remembered = pseudonyms.get(known)
      if (remembered !== undefined) return remembered
      const made = uuidFromHash(
        createHmac('sha256', keyFor(oldest, brand, kind))
          .update(value)
          .digest(),
      )
      pseudonyms.set(known, made)
      return made
    },
    tokenHash: (token) => tagUnder(pepper.version, noBrand, 'token', token),
    tokenHashesUnderEveryVersion: (token) => everyTag(noBrand, 'token', token),
    isToken: (token, storedHash) =>
      everyTag(noBrand, 'token', token).some((hash) => isSameText(hash, storedHash)),
    versions: newestFirst,
    secretKey: (brand, purpose, version) =>
      pepper.peppers.has(version) ? keyFor(version, brand ?? noBrand, purpose) : null,
  }
}

/** HKDF-SHA-256 by version, brand and kind, each derived once: there are as many as the collector has brands. */
function createKeyDeriver(pepper: Pepper): (version: number, brand: string, kind: string) => KeyObject {
  const keys = new Map<string, KeyObject>()
  return (version, brand, kind) => {
    const name = `${version}/${brand}/${kind}`
    const known = keys.get(name)
    if (known !== undefined) return known
    const secret = pepper.peppers.get(version)
    if (secret === undefined) throw new Error(`There is no pepper of version ${version}`)
    const key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `candor/v1/${brand}/${kind}`, 32)))
    keys.set(name, key)
    return key
  }
}

function isSameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
