import { describe, expect, test } from 'vitest'
import { accessInFragment, brandInPath, takeAccess } from '../../../../widgets/reports/access.ts'

const memory = (kept: Record<string, string> = {}) => ({
  kept,
  getItem: (key: string) => kept[key] ?? null,
  setItem: (key: string, value: string) => {
    kept[key] = value
  },
})

const refusing = {
  getItem: () => {
    throw new Error('refused')
  },
  setItem: () => {
    throw new Error('refused')
  },
}

test.each([
  ['#access=abc-_.~123', 'abc-_.~123'],
  ['#access=', null],
  ['#access=a b', null],
  ['#access=a&more=b', null],
  ['#other=abc', null],
  [`#access=${'a'.repeat(513)}`, null],
  ['', null],
])('the fragment %s holds %s', (hash, expected) => {
  expect(accessInFragment(hash)).toBe(expected)
})

describe('the token to use', () => {
  test('is the fragment’s, kept for the tab under the brand’s name', () => {
    const tab = memory()
    expect(takeAccess('#access=new', 'shop-fr', tab)).toBe('new')
    expect(tab.kept).toEqual({ 'candor_access_shop-fr': 'new' })
  })

  test('is the kept one on a reload, and a newer link replaces it', () => {
    const tab = memory({ 'candor_access_shop-fr': 'old' })
    expect(takeAccess('', 'shop-fr', tab)).toBe('old')
    expect(takeAccess('#access=new', 'shop-fr', tab)).toBe('new')
    expect(takeAccess('', 'shop-fr', tab)).toBe('new')
  })

  test('of one brand is not used for another', () => {
    expect(takeAccess('', 'shop-de', memory({ 'candor_access_shop-fr': 'old' }))).toBeNull()
  })

  test('is still the fragment’s where the browser keeps nothing', () => {
    expect(takeAccess('#access=new', 'shop-fr', refusing)).toBe('new')
    expect(takeAccess('', 'shop-fr', refusing)).toBeNull()
    expect(takeAccess('#access=new', 'shop-fr', null)).toBe('new')
    expect(takeAccess('', 'shop-fr', null)).toBeNull()
  })
})

test.each([
  ['/reports/shop-fr', 'shop-fr'],
  ['/reports/shop-fr/', 'shop-fr'],
  ['/_c/reports/shop_1', 'shop_1'],
  ['/reports/', ''],
  ['/reports/<b>', ''],
])('the path %s is of the brand %j', (path, expected) => {
  expect(brandInPath(path)).toBe(expected)
})
