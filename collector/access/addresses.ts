// The e-mail addresses of people who log in: sealed where they stand, found by a keyed tag.
import type { KeyRing } from '../privacy/key-ring.ts'
import type { SealedNotes } from '../privacy/sealed-note.ts'

export interface Addresses {
  /** The tag that a row is written under. */
  tag(email: string): string
  /** Every tag that an address may stand under, newest first. */
  tags(email: string): string[]
  /** `id`: the row that it is kept in. */
  seal(id: string, email: string): string
  /** Null when it is another row's, or has been changed. */
  open(id: string, sealed: string): string | null
}

/** People belong to no brand: no brand can be called this. */
const noBrand = '-'

/** Addresses as `normaliseEmail` writes them. */
export function createAddresses({ keyRing, notes }: { keyRing: KeyRing; notes: SealedNotes }): Addresses {
  return {
    tag: (email) => keyRing.tag(noBrand, 'email', email),
    tags: (email) => keyRing.tagsUnderEveryVersion(noBrand, 'email', email),
    seal: (id, email) => notes.seal(noBrand, id, email),
    open: (id, sealed) => notes.open(noBrand, id, sealed),
  }
}
