import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { EndedBrand } from '../../../../collector/brands/brand.ts'
import { createBrandRegistry } from '../../../../collector/brands/brand-registry.ts'
import {
  type BrandLimitOptions,
  createBrandLeftLimit,
  createSuspendedBrandLimit,
} from '../../../../collector/erasure/brand-limits.ts'
import type { Erasures } from '../../../../collector/erasure/erasures.ts'
import { newTempFolder } from '../../../support/temp-folder.ts'
import { testBrand } from '../../../support/test-brand.ts'

const long = Date.UTC(2028, 0, 1)

/** Brands that ended in one way long ago, one after the other, beside one whose file cannot be read. */
function ended(how: EndedBrand['how'], names: string[]) {
  const dataFolder = newTempFolder()
  mkdirSync(join(dataFolder, 'broken'))
  writeFileSync(join(dataFolder, 'broken', 'brand.json'), '{')
  const brands = createBrandRegistry({ dataFolder, now: () => long })
  for (const [since, name] of names.entries()) brands.save({ ...testBrand({}, name), ended: { how, since } })
  const erased: string[] = []
  const brand: Erasures['brand'] = async (name) => {
    erased.push(name)
    return { ok: false, reason: 'not_yet' }
  }
  const tx = { run: async () => [], leaveNoTrace() {} }
  const records: BrandLimitOptions['records'] = { transact: (_brand, work) => work(tx) }
  return { brands, erased, options: { brands, erasures: { brand }, records } }
}

describe('beside a brand whose file cannot be read', () => {
  it('lets the erasure of brands that left begin, the earliest first', async () => {
    const { erased, options } = ended('left', ['other', 'acme'])
    const limit = createBrandLeftLimit(options)
    expect((await limit.due(long)).map(({ id }) => id)).toEqual(['other', 'acme'])
    await limit.carryOut(long)
    expect(erased).toEqual(['other', 'acme'])
  })

  it('lets suspended brands leave', async () => {
    const { brands, options } = ended('suspended', ['acme'])
    expect(await createSuspendedBrandLimit(options).carryOut(long)).toBe(1)
    expect(brands.find('acme')?.ended).toEqual({ how: 'left', since: long })
  })
})
