// A random key for each contact, stored only wrapped by its brand's key. Who destroys the wrapped key has erased
// what it sealed, wherever copies of that stand.
import { createSecretKey, type KeyObject } from 'node:crypto'
import type { KeyRing } from './key-ring.ts'
import type { Random } from './pepper.ts'
import { seal, unseal } from './seal.ts'

export interface WrappedKey {
  /** The version of the pepper that the wrapping key comes from. */
  version: number
  wrapped: string
}

/** Seals and opens what belongs to one contact. */
export interface ContactKey {
  /** `what` names what is sealed, e.g. `fields`: it opens under the same name only. */
  seal(what: string, text: string): string
  /** Null when it was sealed for another contact, brand or name, or has been changed. */
  open(what: string, sealed: string): string | null
  /** The key wrapped under the newest version, to be stored in place of an older one. */
  wrap(): WrappedKey
}

export interface ContactKeys {
  create(brand: string, contact: string): ContactKey
  /** Null when the wrapped key is another contact's or has been changed, or its version is not kept any more. */
  unwrap(brand: string, contact: string, wrapped: WrappedKey): ContactKey | null
}

const keyBytes = 32

export function createContactKeys({ keyRing, random }: { keyRing: KeyRing; random: Random }): ContactKeys {
  function keyOf(brand: string, contact: string, bytes: Buffer): ContactKey {
    const key = createSecretKey(bytes)
    return {
      seal: (what, text) => seal(key, [brand, contact, what], Buffer.from(text), random),
      open: (what, sealed) => unseal(key, [brand, contact, what], sealed)?.toString('utf8') ?? null,
      wrap: () => wrap(brand, contact, bytes),
    }
  }

  function wrap(brand: string, contact: string, bytes: Buffer): WrappedKey {
    const { version, key } = newest(keyRing, brand)
    return { version, wrapped: seal(key, [brand, contact, 'key'], bytes, random) }
  }

  return {
    create: (brand, contact) => keyOf(brand, contact, random(keyBytes)),
    unwrap(brand, contact, { version, wrapped }) {
      const key = keyRing.secretKey(brand, 'contact-keys', version)
      const bytes = key && unseal(key, [brand, contact, 'key'], wrapped)
      return bytes && keyOf(brand, contact, bytes)
    },
  }
}

function newest(keyRing: KeyRing, brand: string): { version: number; key: KeyObject } {
  const [version] = keyRing.versions
  const key = version === undefined ? null : keyRing.secretKey(brand, 'contact-keys', version)
  if (version === undefined || !key) throw new Error('The key ring has no pepper')
  return { version, key }
}
