import { expect, it } from 'vitest'
import { refuseBrandName } from '../../../../collector/brands/brand.ts'

it.each(['b', '7', 'acme', 'shop-fr', 'a--b', 'a'.repeat(63)])('%s can be a brand', (name) => {
  expect(refuseBrandName(name)).toBeNull()
})

it.each(['', '-a', 'a-', 'Acme', 'a.b', 'a/b', '..', 'a b', 'é', '__proto__', 'a'.repeat(64), 'a\n'])(
  '%j cannot: it is a folder and a path',
  (name) => expect(refuseBrandName(name)).toMatch(/^a brand name is/),
)

it.each(['api', 'e', 'o', 'v', 'reports', 'metrics', 'journal', 'spill', 'seed', 'shop', 'blog'])(
  '%s is the collector’s own',
  (name) => expect(refuseBrandName(name)).toBe(`${name} is a path of the collector itself`),
)
