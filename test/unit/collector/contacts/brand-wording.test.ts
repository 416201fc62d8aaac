import { describe, expect, it } from 'vitest'
import { languagesOf, neutralWording, wordingOf } from '../../../../collector/contacts/brand-wording.ts'
import { languages } from '../../../../widgets/texts/languages.ts'
import { testBrand } from '../../../support/test-brand.ts'

const acme = testBrand({ languages: ['fr', 'de', 'pt-BR'], controller: 'Acme SAS' }, 'acme')

describe('wordingOf', () => {
  it('speaks the first asked language that the brand has, whatever its region', () => {
    expect(wordingOf(acme, 'de').language).toBe('de')
    expect(wordingOf(acme, 'pt-PT').language).toBe('pt')
    expect(wordingOf(acme, 'ja', 'de-AT', 'fr').language).toBe('de')
  })

  it('speaks the brand’s first where it has none of those asked for', () => {
    expect(wordingOf(acme, 'ja').language).toBe('fr')
    expect(wordingOf(acme, null, undefined, '').language).toBe('fr')
    expect(wordingOf(acme).language).toBe('fr')
    expect(wordingOf(acme, '<script>', '__proto__').language).toBe('fr')
  })

  it('speaks English for a brand all of whose languages Candor lacks', () => {
    expect(wordingOf(testBrand({ languages: ['sv', 'fi'] }), 'sv').language).toBe('en')
    expect(languagesOf(['sv'])).toEqual(['en'])
  })

  it('names the controller, or the brand where none is named', () => {
    expect(wordingOf(acme, 'fr').say('popin.box_brand')).toContain('Acme SAS')
    expect(wordingOf(testBrand({}, 'acme')).say('popin.box_brand')).toMatch(/^acme may/)
  })

  it('fills in names, and bends by the number', () => {
    const french = wordingOf(acme, 'fr')
    expect(french.say('message.title', { ambassador: 'Léa' })).toBe('Écrire à Léa')
    expect(french.say('popin.partners_list', { count: 1 })).toBe('Voir le partenaire (1)')
    expect(french.say('popin.partners_list', { count: 4 })).toBe('Voir les 4 partenaires')
    const polish = wordingOf(testBrand({ languages: ['pl'] }))
    const minutes = [1, 2, 5, 22].map((count) => polish.say('confirm.wait', { minutes: count }))
    expect(minutes.map((text) => text.match(/\d+ \p{L}+/u)?.[0])).toEqual([
      '1 minutę',
      '2 minuty',
      '5 minut',
      '22 minuty',
    ])
  })

  it('leaves open what is not filled in', () => {
    expect(wordingOf(acme, 'fr').template('message.title')).toBe('Écrire à {ambassador}')
  })

  it('says the brand’s own text in its place, in its language only', () => {
    const own = testBrand({
      languages: ['fr', 'en'],
      popins: { texts: { fr: { 'popin.send': 'C’est parti', 'popin.partners_list': 'Les {count}' } } },
    })
    expect(wordingOf(own, 'fr').say('popin.send')).toBe('C’est parti')
    expect(wordingOf(own, 'fr').say('popin.partners_list', { count: 1 })).toBe('Les 1')
    expect(wordingOf(own, 'en').say('popin.send')).toBe('Send')
  })
})

describe('neutralWording', () => {
  it.each(languages)('has in %s what belongs to no brand', (language) => {
    const wording = neutralWording(language)
    expect(wording.language).toBe(language)
    const said = [wording.say('fallback.nothing'), wording.say('link.unknown'), wording.say('trouble.lead')]
    expect(said.join('')).not.toMatch(/[{}]/)
  })
})
