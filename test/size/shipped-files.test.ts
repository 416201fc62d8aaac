// Small is a promise with a gate: each shipped file, as built, against its budget.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { budgets, measure } from '../../scripts/size.mjs'
import { settingsPlaceholder } from '../../sdk/protocol/tag-settings.ts'

it.each(budgets)('$file stays within $brotli bytes of brotli', ({ file, brotli }) => {
  const size = measure(file)
  expect(size.brotli).toBeLessThanOrEqual(brotli)
  expect(size.raw).toBeGreaterThan(size.brotli)
})

it('the built tag has exactly one place for its settings', () => {
  const tag = readFileSync('dist/sdk/candor.js', 'utf8')
  expect(tag.split(settingsPlaceholder)).toHaveLength(2)
})

it('the stub of the example shop is at most 350 bytes without its comments', () => {
  const stub = readFileSync('examples/storefront/shop/stub.js', 'utf8')
  const code = stub.replaceAll(/^\s*\/\/.*$/gm, '').trim()
  expect(code.length).toBeLessThanOrEqual(350)
})
