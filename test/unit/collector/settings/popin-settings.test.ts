import { describe, expect, it } from 'vitest'
import { parseBrandSettings } from '../../../../collector/settings/parse-settings.ts'
import { knownFields } from '../../../../collector/settings/popin-settings.ts'
import { contactFieldLengths } from '../../../../sdk/protocol/opt-in.ts'
import { shopOrigin, testBrand } from '../../../support/test-brand.ts'

function problems(popins: unknown): string[] {
  const parsed = parseBrandSettings({ origins: [shopOrigin], popins })
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`)
}

describe('popins settings', () => {
  it('have a default for everything, and ask of partners nothing', () => {
    const { popins } = testBrand().settings
    expect(popins.boxes).toEqual({
      order: ['ambassador'],
      subscribe: ['ambassador', 'brand'],
      message: ['ambassador', 'brand'],
      form: ['ambassador', 'brand'],
      voucher: ['ambassador', 'brand'],
    })
    expect([popins.partners, popins.voucher, popins.texts]).toEqual([undefined, undefined, {}])
    expect(popins.delaySeconds).toEqual({
      order: 3,
      subscribe: 10,
      message: 10,
      form: 10,
      voucher: 10,
      consent: 0,
      pick: 0,
    })
  })

  it('name the nearest of a mistyped key', () => {
    expect(problems({ boxs: {} })).toEqual(['popins.boxs: unknown setting; did you mean boxes?'])
    expect(problems({ delaySeconds: { subscibe: 1 } })).toEqual([
      'popins.delaySeconds.subscibe: unknown setting; did you mean subscribe?',
    ])
  })

  it('POPINS 2: refuse a partners box without the partners’ names', () => {
    expect(problems({ boxes: { subscribe: ['partners'] } })).toEqual([
      'popins.boxes.subscribe: partners need `popins.partners`',
    ])
    expect(
      problems({ boxes: { subscribe: ['partners'] }, partners: { version: '1', names: [] } }),
    ).toHaveLength(1)
    const partners = { version: '1', names: ['Northern Maps'] }
    expect(problems({ boxes: { subscribe: ['partners'] }, partners })).toEqual([])
  })

  it('C8: an order’s popin asks for the ambassador alone', () => {
    expect(problems({ boxes: { order: ['brand'] } })).toHaveLength(1)
    expect(problems({ boxes: { order: [] } })).toEqual([])
  })

  it('C9: a voucher’s popin always asks for the ambassador', () => {
    expect(problems({ boxes: { voucher: ['brand'] } })).toEqual([
      'popins.boxes.voucher: must name the ambassador: no voucher without (C9)',
    ])
  })

  it.each([
    [{ boxes: { subscribe: ['brand', 'brand'] } }, 'popins.boxes.subscribe'],
    [{ boxes: { subscribe: ['everybody'] } }, 'popins.boxes.subscribe.0'],
    [{ partners: { version: 'a b', names: ['x'] } }, 'popins.partners.version'],
    [{ partners: { version: '1', names: ['x', 'x'] } }, 'popins.partners.names'],
    [{ partners: { version: '1', names: ['<b>x</b>'] } }, 'popins.partners.names.0'],
    [{ delaySeconds: { order: -1 } }, 'popins.delaySeconds.order'],
    [{ delaySeconds: { order: 1.5 } }, 'popins.delaySeconds.order'],
    [{ formFields: [] }, 'popins.formFields'],
    [{ formFields: [{ name: 'Shoe size', label: { en: 'x' } }] }, 'popins.formFields.0.name'],
    [{ formFields: [{ name: 'shoe_size' }] }, 'popins.formFields.0.label'],
    [{ formFields: [{ name: 'email' }, { name: 'email' }] }, 'popins.formFields'],
    [{ formFields: [{ name: 'email', label: { en: '<i>' } }] }, 'popins.formFields.0.label.en'],
    [{ voucher: { code: 'two words' } }, 'popins.voucher.code'],
    [{ voucher: { code: '' } }, 'popins.voucher.code'],
  ])('refuse %j by its place', (popins, place) => {
    expect(problems(popins).map((problem) => problem.split(': ')[0])).toEqual([place])
  })

  it('know by themselves every field that a contact has', () => {
    expect([...knownFields].sort()).toEqual(Object.keys(contactFieldLengths).sort())
  })
})
