import naughty from 'big-list-of-naughty-strings'
import { describe, expect, it } from 'vitest'
import { parseBrandSettings } from '../../../../collector/settings/parse-settings.ts'
import { shopOrigin } from '../../../support/test-brand.ts'

function problems(texts: unknown): string[] {
  const parsed = parseBrandSettings({ origins: [shopOrigin], popins: { texts } })
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`)
}

describe('popins.texts', () => {
  it('takes plain text in a language’s place, with the names that belong there', () => {
    expect(
      problems({ fr: { 'popin.send': 'C’est parti', 'popin.box_brand': '{brand} peut m’écrire.' } }),
    ).toEqual([])
    expect(problems({ en: { 'popin.partners_list': 'All {count}' } })).toEqual([])
  })

  it('names the nearest key and language of a mistyped one', () => {
    expect(problems({ fr: { 'popin.sent': 'x' } })).toEqual([
      'popins.texts.fr.popin.sent: unknown text; did you mean popin.send?',
    ])
    expect(problems({ fn: { 'popin.send': 'x' } })[0]).toMatch(
      /^popins\.texts\.fn: unknown language; did you mean/,
    )
  })

  it('POPINS 2: refuses a box’s sentence that does not name the one who may write', () => {
    expect(problems({ en: { 'popin.box_brand': 'You may write to me.' } })).toEqual([
      'popins.texts.en.popin.box_brand: must hold {brand}',
    ])
    expect(problems({ en: { 'popin.partners_list': 'All of them' } })).toEqual([
      'popins.texts.en.popin.partners_list: must hold {count}',
    ])
  })

  it('refuses a placeholder that nothing is filled into', () => {
    expect(problems({ en: { 'popin.send': 'Send to {email}' } })).toEqual([
      'popins.texts.en.popin.send: nothing is filled in for {email}',
    ])
  })

  it.each([
    '<b>Send</b>',
    '</script>',
    '<!-- x',
    '&lt;b&gt;',
    'two\nlines',
    'a\u0000b',
    'a\u202eb',
    '',
    'x'.repeat(1001),
  ])('S5: refuses %j, which is no plain line of text', (text) => {
    expect(problems({ en: { 'popin.send': text } })).toHaveLength(1)
  })

  it('S6: takes no name of every object for a key or a language', () => {
    expect(problems({ en: { constructor: 'x' } })).toHaveLength(1)
    expect(problems({ constructor: { 'popin.send': 'x' } })).toHaveLength(1)
  })

  it('S5: what it takes of the naughty strings is one line without a tag', () => {
    const taken = naughty.filter((text) => problems({ en: { 'popin.send': text } }).length === 0)
    expect(taken.length).toBeGreaterThan(100)
    for (const text of taken) expect(text).not.toMatch(/<[a-z/!?]|\p{Cc}/iu)
  })
})
