import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createBrandRegistry, UnreadableBrand } from '../../../../collector/brands/brand-registry.ts'
import type { Due } from '../../../../collector/retention/limit.ts'
import { createLookAhead } from '../../../../collector/retention/look-ahead.ts'
import { newTempFolder } from '../../../support/temp-folder.ts'
import { testBrand } from '../../../support/test-brand.ts'

const due = (limit: Due['limit'], at: number): Due => ({
  limit,
  kind: 'contact',
  id: 'X',
  at,
  what: 'delete',
})

/** Ahead of two brands that can be read and one that cannot; of the second, things go earlier than of the first. */
function newLookAhead() {
  const dataFolder = newTempFolder()
  mkdirSync(join(dataFolder, 'broken'))
  writeFileSync(join(dataFolder, 'broken', 'brand.json'), '{')
  const brands = createBrandRegistry({ dataFolder, now: () => 0 })
  for (const name of ['acme', 'other']) brands.save(testBrand({}, name))
  const carryOut = async () => 0
  const limits = {
    brand: [
      { id: 'R3', due: async ({ name }: { name: string }) => [due('R3', name === 'acme' ? 3 : 1)], carryOut },
    ],
    operator: [{ id: 'R17', due: async () => [due('R17', 2)], carryOut }],
  } as const
  return createLookAhead({ limits, brands })
}

it('tells of every brand that can be read and of the operator’s own, the earliest first, and names the others', async () => {
  const { foreseen, unreadable } = await newLookAhead()(7, null)
  expect(foreseen.map(({ brand, limit }) => [brand, limit])).toEqual([
    ['other', 'R3'],
    [null, 'R17'],
    ['acme', 'R3'],
  ])
  expect(unreadable).toEqual(['broken'])
})

it('tells of one brand alone, and of none where there is none', async () => {
  const lookAhead = newLookAhead()
  expect(await lookAhead(7, 'acme')).toEqual({
    foreseen: [{ ...due('R3', 3), brand: 'acme' }],
    unreadable: [],
  })
  expect(await lookAhead(7, 'nobody')).toEqual({ foreseen: [], unreadable: [] })
})

it('throws where the one brand’s file cannot be read', async () => {
  await expect(newLookAhead()(7, 'broken')).rejects.toThrow(UnreadableBrand)
})
