import { expect, it } from 'vitest'
import { roleOf } from '../../../../collector/access/access-keys.ts'
import { createReportLink } from '../../../../collector/access/report-link.ts'
import { createBrandRegistry } from '../../../../collector/brands/brand-registry.ts'
import { newTempFolder } from '../../../support/temp-folder.ts'
import { testBrand } from '../../../support/test-brand.ts'
import { testTools } from '../../../support/test-draft.ts'
import { noon } from '../../../support/wire-batch.ts'

const token = 'a'.repeat(43)

function linkOf(base: string) {
  const { keyRing } = testTools()
  const brands = createBrandRegistry({ dataFolder: newTempFolder(), now: () => noon })
  const brand = testBrand({}, 'acme')
  brands.save(brand)
  const link = createReportLink(brand, { brands, keyRing, newToken: () => token, now: noon, base })
  return { link, saved: brands.find('acme'), keyRing }
}

it('carries its token in the fragment, which no server and no log sees', () => {
  const { link } = linkOf('https://shop.example/_c')
  const { pathname, search, hash } = new URL(link)
  expect([pathname, search, hash]).toEqual(['/_c/reports/acme', '', `#access=${token}`])
})

it('lets an analyst in for 7 days', () => {
  const { saved, keyRing } = linkOf('https://shop.example')
  expect(saved && roleOf(saved, token, keyRing, noon + 7 * 86_400_000 - 1)).toBe('analyst')
  expect(saved && roleOf(saved, token, keyRing, noon + 7 * 86_400_000)).toBeNull()
})
