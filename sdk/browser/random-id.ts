import type { Page } from './page.ts'

/**
 * A UUID version 4, of 120 random bits. Not by `crypto.randomUUID`, which exists in secure contexts only.
 * Of the variant's four values always `a`: the two bits that this leaves out save their code's bytes.
 */
export const randomId = (crypto: Page['crypto']): string =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => (byte + 256).toString(16).slice(1))
    .join('')
    .replace(/(.{8})(.{4}).(.{3}).(.{3})/, '$1-$2-4$3-a$4-')
