import { describe, expect, it } from 'vitest'
import { roleOf } from '../../../../collector/access/access-keys.ts'
import { type AddBrandOptions, addBrand } from '../../../../collector/brands/add-brand.ts'
import { createBrandRegistry } from '../../../../collector/brands/brand-registry.ts'
import { newTempFolder } from '../../../support/temp-folder.ts'
import { testTools } from '../../../support/test-draft.ts'

const token = 'a'.repeat(43)
const settings = { origins: ['https://shop.example'] }

function newOptions(): AddBrandOptions {
  const brands = createBrandRegistry({ dataFolder: newTempFolder(), now: () => 0 })
  return { brands, keyRing: testTools().keyRing, newToken: () => token, now: 0 }
}

describe('a new brand', () => {
  it('is saved with its settings, and its key is answered once', () => {
    const options = newOptions()
    const added = addBrand('acme', settings, options)
    expect(added).toMatchObject({ ok: true, apiKey: token })
    expect(options.brands.find('acme')).toMatchObject({ settings, seeded: null })
  })

  it('A1: opens by its key alone, which is stored as a hash', () => {
    const options = newOptions()
    addBrand('acme', settings, options)
    const brand = options.brands.find('acme')
    expect(JSON.stringify(brand)).not.toContain(token)
    expect(brand && roleOf(brand, token, options.keyRing, 1e15)).toBe('server')
    expect(brand && roleOf(brand, 'b'.repeat(43), options.keyRing, 0)).toBeNull()
  })
})

describe('is refused', () => {
  it.each([
    ['a name that cannot be one', 'Acme', settings, /^Acme: a brand name is/],
    ['the collector’s own path', 'api', settings, /^api: api is a path/],
    ['wrong settings', 'acme', { origins: [] }, /^origins: /],
    ['no settings', 'acme', null, /expected object/],
  ])('%s', (_, name, input, message) => {
    const options = newOptions()
    expect(addBrand(name, input, options)).toEqual({ ok: false, message: expect.stringMatching(message) })
    expect(options.brands.list()).toEqual([])
  })

  it('a name that is taken, and the brand that has it stays as it is', () => {
    const options = newOptions()
    addBrand('acme', settings, options)
    const before = options.brands.find('acme')
    const again = addBrand('acme', { origins: ['https://other.example'] }, options)
    expect(again).toEqual({ ok: false, message: 'acme: there is such a brand already' })
    expect(options.brands.find('acme')).toEqual(before)
  })
})
