import { describe, expect, it } from 'vitest'
import { nearestLanguage, primaryLanguage } from '../../../../widgets/texts/nearest-language.ts'

describe('nearestLanguage', () => {
  it('takes the first that is spoken, whatever its region or case', () => {
    expect(nearestLanguage(['sv', 'pt-BR', 'fr'])).toBe('pt')
    expect(nearestLanguage(['JA_jp'])).toBe('ja')
  })

  it('is English where none is spoken or wanted', () => {
    expect(nearestLanguage(['sv', 'tlh'])).toBe('en')
    expect(nearestLanguage([])).toBe('en')
  })

  it('S6: takes no name of every object for a language', () => {
    expect(nearestLanguage(['constructor', '__proto__', 'toString'])).toBe('en')
  })

  it('S10: looks at the beginning of a long tag only', () => {
    expect(primaryLanguage(`fr-${'x'.repeat(1e6)}`)).toBe('fr')
    expect(primaryLanguage('x'.repeat(1e6))).toHaveLength(16)
  })
})
