import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { roleOf } from '../../../../collector/access/access-keys.ts'
import { openKeys } from '../../../../collector/data-folder.ts'
import { newCommandLine } from '../../../support/command-run.ts'

async function withBrand() {
  const line = newCommandLine()
  await line.run('brand', 'add', 'acme', '--origin', 'https://shop.example')
  return line
}

describe('report-link', () => {
  it('prints a link whose token opens the brand’s reports', async () => {
    const { run, context } = await withBrand()
    const { printed } = await run('report-link', 'acme')
    const [, token = ''] =
      /^http:\/\/localhost:8787\/reports\/acme#access=([\w-]{43})$/.exec(printed[0] ?? '') ?? []
    const keys = openKeys(context.environment, context.now)
    const brand = keys.ok ? keys.brands.find('acme') : null
    expect(keys.ok && brand && roleOf(brand, token, keys.keyRing, context.now())).toBe('analyst')
    expect(brand?.keys).toHaveLength(2)
  })

  it('begins where the collector is reached, and prints JSON to programs', async () => {
    const { run } = await withBrand()
    const { printed } = await run('report-link', 'acme', '--base', 'https://shop.example/_c', '--json')
    const { brand, link } = JSON.parse(printed[0] ?? '')
    expect(brand).toBe('acme')
    expect(link).toMatch(/^https:\/\/shop\.example\/_c\/reports\/acme#access=/)
  })

  it('gives up in one line where the brand’s file cannot be read; that the brand is there is still known', async () => {
    const { run, context } = await withBrand()
    const file = join(context.environment.dataFolder, 'acme', 'brand.json')
    writeFileSync(file, '{')
    for (const command of [
      ['report-link', 'acme'],
      ['seed', '--brand', 'acme'],
      ['ledger', 'acme'],
    ])
      expect((await run(...command)).failed).toContain(`${file}: `)
    expect((await run('brand', 'add', 'acme', '--origin', 'https://shop.example')).failed).toBe(
      'acme: there is such a brand already',
    )
  })

  it('gives up where there is no such brand', async () => {
    const { run } = await withBrand()
    expect((await run('report-link', 'other')).failed).toMatch(
      /^there is no brand other; npx candor brand add/,
    )
  })
})
