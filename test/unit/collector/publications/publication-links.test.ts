import { describe, expect, it } from 'vitest'
import {
  allowedTarget,
  linksOf,
  parseLinkCode,
  withArrival,
} from '../../../../collector/publications/publication-links.ts'
import { shopOrigin, testBrand } from '../../../support/test-brand.ts'

const tip = {
  id: 'P123',
  ambassador: 'lea',
  alias: 'Léa',
  picture: null,
  url: null,
  channel: null,
  target: `${shopOrigin}/boots`,
}

describe('a link', () => {
  it('is taken apart into its brand and its code', () => {
    const own = 'A'.repeat(22)
    const secret = 'B'.repeat(43)
    expect(parseLinkCode(`acme.${own}`)).toEqual({ brand: 'acme', kind: 'publication', code: own })
    expect(parseLinkCode(`acme.${secret}`)).toEqual({ brand: 'acme', kind: 'send', code: secret })
  })

  it.each([
    '',
    'acme',
    'acme.',
    `acme.${'A'.repeat(21)}`,
    `acme.${'A'.repeat(30)}`,
    `ACME.${'A'.repeat(22)}`,
    `acme.${'A'.repeat(21)}/`,
    `a.b.${'A'.repeat(22)}`,
  ])('is nothing else (%j)', (text) => expect(parseLinkCode(text)).toBeNull())

  it('begins where shoppers reach the collector', () => {
    const brand = testBrand({ publicUrl: 'https://shop.example.com/_c/' })
    expect(linksOf(brand, tip, 'CODE')).toEqual({
      click: 'https://shop.example.com/_c/l/shop.CODE',
      open: 'https://shop.example.com/_c/m/shop.CODE.gif',
    })
    expect(linksOf(testBrand(), { ...tip, target: null }, 'CODE')).toEqual({
      click: null,
      open: '/m/shop.CODE.gif',
    })
  })
})

describe('the target', () => {
  it('S17: is one of the brand’s origins still, or nothing', () => {
    expect(allowedTarget(testBrand(), tip)?.href).toBe(`${shopOrigin}/boots`)
    expect(allowedTarget(testBrand({ origins: ['https://new.example.com'] }), tip)).toBeNull()
    expect(allowedTarget(testBrand(), { ...tip, target: null })).toBeNull()
    expect(allowedTarget(testBrand(), { ...tip, target: '//evil.example.com' })).toBeNull()
  })

  it.each([
    ['/boots', '/boots?candor_pub=P1'],
    ['/boots?', '/boots?candor_pub=P1'],
    ['/boots#sole', '/boots?candor_pub=P1#sole'],
    ['/b%20b?a=%20+&b=%C3%A9&&c#?x', '/b%20b?candor_pub=P1&a=%20+&b=%C3%A9&&c#?x'],
  ])('K2: %s carries the publication in front of its query', (path, expected) => {
    expect(withArrival(new URL(path, shopOrigin), 'candor_pub', 'P1')).toBe(`${shopOrigin}${expected}`)
  })
})
