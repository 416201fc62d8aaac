import { describe, expect, it } from 'vitest'
import { textHash } from '../../../../collector/contacts/text-hash.ts'

describe('textHash', () => {
  it('POPINS 10: is the SHA-256 of the text’s UTF-8 bytes, in hexadecimal', () => {
    // FIPS 180-2's own example, and one beyond ASCII.
    expect(textHash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(textHash('é')).toBe('4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c')
  })

  it('changes with every character, a space at the end too', () => {
    expect(textHash('abc ')).not.toBe(textHash('abc'))
    expect(textHash('e\u0301')).not.toBe(textHash('é'))
  })
})
