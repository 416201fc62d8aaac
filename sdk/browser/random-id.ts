import { page } from './page.ts'

/**
 * A UUID version 4, of 120 random bits. Not by `crypto.randomUUID`, which exists in secure contexts only.
 * Of the variant's four values it is always `a`: the two bits are not worth their bytes of code.
 */
export const randomId = (): string => {
  const bytes = page.crypto.getRandomValues(new Uint8Array(36))
  return '00000000-0000-4000-a000-000000000000'.replace(/0/g, (_, at: number) =>
    ((bytes[at] as number) & 15).toString(16),
  )
}
