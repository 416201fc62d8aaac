import naughtyStrings from 'big-list-of-naughty-strings/blns.json' with { type: 'json' }
import { describe, expect, it } from 'vitest'
import { parseOrder } from '../../../../../collector/contacts/from-server/parse-order.ts'
import { testBrand } from '../../../../support/test-brand.ts'

const { settings } = testBrand({ currency: 'EUR' })

const whole = {
  transaction_id: 'T1',
  at: Date.UTC(2026, 10, 21),
  value: 59.9,
  currency: 'EUR',
  items: [{ item_id: 'SKU1', item_name: 'Boots', price: 29.95, quantity: 2, item_brand: 'Fell' }],
  publication: 'P123',
  first_name: ' Ana ',
  last_name: 'Silva',
  email: 'ana@example.com',
  brand_opt_in: true,
}

const problemOf = (order: unknown) => {
  const parsed = parseOrder(order, settings)
  return parsed.ok ? null : parsed.problem
}

describe('an order', () => {
  it('C7: is read with names, e-mail, amount, products and the brand’s opt-in', () => {
    expect(parseOrder(whole, settings)).toEqual({
      ok: true,
      item: {
        transactionId: 'T1',
        at: Date.UTC(2026, 10, 21),
        amountMinor: 5990,
        currency: 'EUR',
        lines: [{ itemId: 'SKU1', itemName: 'Boots', quantity: 2, priceMinor: 2995 }],
        publication: 'P123',
        ambassador: null,
        brandOptIn: true,
        fields: { first_name: 'Ana', last_name: 'Silva', email: 'ana@example.com' },
      },
    })
  })

  it('needs an ID and an amount only; the currency is then the brand’s', () => {
    const parsed = parseOrder({ transaction_id: 7, value: 10 }, testBrand({ currency: 'JPY' }).settings)
    expect(parsed).toMatchObject({
      ok: true,
      item: { transactionId: '7', amountMinor: 10, currency: 'JPY', brandOptIn: false, fields: {} },
    })
  })

  it.each([null, ''])('takes %j for a field that was not sent', (none) => {
    const parsed = parseOrder({ ...whole, email: none, publication: none, last_name: none }, settings)
    expect(parsed).toMatchObject({ ok: true, item: { publication: null, fields: { first_name: 'Ana' } } })
    expect(parsed.ok && Object.keys(parsed.item.fields)).toEqual(['first_name'])
  })

  it.each([
    [{ ...whole, transaction_id: undefined }, 'transaction_id'],
    [{ ...whole, transaction_id: '' }, 'transaction_id'],
    [{ ...whole, transaction_id: 'T'.repeat(129) }, 'transaction_id'],
    [{ ...whole, value: '59,90' }, 'value'],
    [{ ...whole, value: -1 }, 'value'],
    [{ ...whole, value: 1e13 }, 'value'],
    [{ ...whole, currency: 'eur' }, 'currency'],
    [{ ...whole, items: {} }, 'items'],
    [{ ...whole, items: [{ item_id: 'A', price: 'free' }] }, 'items[0].price'],
    [{ ...whole, items: Array.from({ length: 201 }, () => ({ item_id: 'A' })) }, 'items'],
    [{ ...whole, publication: 'P 1' }, 'publication'],
    [{ ...whole, ambassador: 'x'.repeat(65) }, 'ambassador'],
    [{ ...whole, email: 'nobody' }, 'email'],
    [{ ...whole, first_name: 'a\r\nBcc: b' }, 'first_name'],
    [{ ...whole, first_name: 'x'.repeat(101) }, 'first_name'],
    [{ ...whole, brand_opt_in: 'yes' }, 'brand_opt_in'],
    [{ ...whole, at: 1_700_000_000 }, 'at'],
    [[], ''],
    ['T1', ''],
    [null, ''],
  ])('names the place of what is wrong (%#)', (order, path) => {
    expect(problemOf(order)).toMatchObject({ code: 'invalid', path })
  })

  it('E15: refuses fields that it would not keep, and names the nearest that it knows', () => {
    expect(problemOf({ ...whole, phone: '+33612345678' })).toMatchObject({ code: 'unknown_field', path: '' })
    expect(problemOf({ ...whole, emial: 'ana@example.com' })?.message).toContain('Nearest: email.')
  })

  it('never repeats what was sent', () => {
    const secret = 'Wolkenstein@'
    const wrong = [
      { ...whole, email: secret },
      { ...whole, [secret]: secret },
      { ...whole, publication: secret },
      { ...whole, items: [{ item_id: 'A', price: secret, [secret]: 1 }] },
      { ...whole, currency: secret },
      secret,
    ]
    for (const order of wrong) expect(JSON.stringify(problemOf(order))).not.toContain('Wolkenstein')
  })

  it('leaves no address readable in its products', () => {
    const items = [{ item_id: 'mug-for-ana@example.com', item_name: 'Mug for ana@example.com', price: 5 }]
    expect(JSON.stringify(parseOrder({ transaction_id: 'T1', value: 5, items }, settings))).not.toContain(
      'ana@',
    )
  })

  it('takes or refuses each of the naughty strings, in every field, and never throws', () => {
    for (const text of naughtyStrings) {
      for (const field of Object.keys(whole)) {
        const parsed = parseOrder({ ...whole, [field]: text }, settings)
        if (!parsed.ok) expect(parsed.problem.path.startsWith(field)).toBe(true)
      }
    }
  })
})
