import { describe, expect, it } from 'vitest'
import { popinTexts, textKeyOf } from '../../../../collector/contacts/popin-texts.ts'
import { popinKinds } from '../../../../sdk/protocol/opt-in.ts'
import {
  consentTextKeys,
  optInTextKeys,
  popinTextKeys,
  voucherTextKeys,
} from '../../../../sdk/protocol/popin.ts'

describe('popinTexts', () => {
  it.each(popinKinds)('finds every text of %s', (kind) => {
    const said = popinTexts[kind]((name) => textKeyOf(kind, name))
    expect(Object.keys(said)).toEqual(expect.arrayContaining([...popinTextKeys]))
    for (const [name, key] of Object.entries(said)) expect(key).toMatch(new RegExp(`^[a-z]+\\.${name}$`))
  })

  it('gives each kind what it needs and no more', () => {
    const names = (kind: (typeof popinKinds)[number]) => Object.keys(popinTexts[kind](() => '')).length
    const form = popinTextKeys.length + optInTextKeys.length
    expect(popinKinds.map(names)).toEqual([
      form,
      form,
      form,
      form,
      form + voucherTextKeys.length,
      popinTextKeys.length + consentTextKeys.length,
      popinTextKeys.length,
    ])
  })

  it('prefers a popin’s own words, then those of the one it is like, then the common ones', () => {
    expect(textKeyOf('order', 'title')).toBe('order.title')
    expect(textKeyOf('order', 'box_ambassador')).toBe('message.box_ambassador')
    expect(textKeyOf('order', 'box_brand')).toBe('popin.box_brand')
    expect(textKeyOf('voucher', 'warning')).toBe('subscribe.warning')
    expect(textKeyOf('subscribe', 'box_ambassador')).toBe('popin.box_ambassador')
  })

  it('a popin never says what another kind alone says', () => {
    expect(() => textKeyOf('subscribe', 'analytics')).toThrow('subscribe has no text analytics')
  })
})
