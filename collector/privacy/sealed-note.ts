// A text of a person who is no contact yet: sealed under a key of its own, which goes where the text goes.
import { z } from 'zod'
import { parseJson } from '../parse-json.ts'
import type { ContactKeys } from './contact-keys.ts'

export interface SealedNotes {
  /** `id`: the row that it is kept in. Moved to another, it does not open. */
  seal(brand: string, id: string, text: string): string
  /** Null when it is another row's or brand's, or has been changed. */
  open(brand: string, id: string, sealed: string): string | null
}

const what = 'note'
const form = z.strictObject({ version: z.int(), wrapped: z.string(), sealed: z.string() })

export function createSealedNotes(contactKeys: ContactKeys): SealedNotes {
  return {
    seal(brand, id, text) {
      const key = contactKeys.create(brand, id)
      return JSON.stringify({ ...key.wrap(), sealed: key.seal(what, text) })
    },
    open(brand, id, sealed) {
      const parsed = form.safeParse(parseJson(sealed))
      if (!parsed.success) return null
      const key = contactKeys.unwrap(brand, id, parsed.data)
      return key?.open(what, parsed.data.sealed) ?? null
    },
  }
}
