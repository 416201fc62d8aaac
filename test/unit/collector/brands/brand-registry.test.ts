import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createBrandRegistry, UnreadableBrand } from '../../../../collector/brands/brand-registry.ts'
import { newTempFolder } from '../../../support/temp-folder.ts'
import { testBrand } from '../../../support/test-brand.ts'

function newRegistry() {
  const dataFolder = newTempFolder()
  const clock = { now: 0 }
  const brands = createBrandRegistry({ dataFolder, now: () => clock.now })
  const file = join(dataFolder, 'acme', 'brand.json')
  let changes = 0

  /** Writes the file as another process would, at a change time of its own. */
  function write(text: string): void {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    utimesSync(file, 1000, 1000 + ++changes)
  }

  return { dataFolder, clock, brands, file, write }
}

const fileOf = (settings: object) => JSON.stringify({ settings, keys: [], seeded: null })
const origins = ['https://shop.example']

describe('a saved brand', () => {
  it('is found again as it was, by another registry too', () => {
    const { brands, dataFolder } = newRegistry()
    const brand = {
      ...testBrand({ currency: 'CHF' }, 'acme'),
      keys: [{ role: 'server' as const, hash: 'h1_hash', expires: null }],
      seeded: { from: '2026-10-01', to: '2026-10-31' },
    }
    brands.save(brand)
    expect(brands.find('acme')).toEqual(brand)
    expect(createBrandRegistry({ dataFolder, now: () => 0 }).find('acme')).toEqual(brand)
    expect(brands.list()).toEqual(['acme'])
  })

  it('replaces the one before at once', () => {
    const { brands } = newRegistry()
    brands.save(testBrand({ currency: 'CHF' }, 'acme'))
    brands.find('acme')
    brands.save(testBrand({ currency: 'USD' }, 'acme'))
    expect(brands.find('acme')?.settings.currency).toBe('USD')
  })

  it('is readable by its owner only, and no half of a file is left beside it', () => {
    const { brands, file } = newRegistry()
    brands.save(testBrand({}, 'acme'))
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(dirname(file))).toEqual(['brand.json'])
    expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveProperty('settings.origins')
  })
})

describe('a file that another process changed', () => {
  it('is read again within a second, not at each request', () => {
    const { brands, clock, write } = newRegistry()
    write(fileOf({ origins }))
    expect(brands.find('acme')?.settings.currency).toBe('EUR')
    write(fileOf({ origins, currency: 'CHF' }))
    clock.now = 999
    expect(brands.find('acme')?.settings.currency).toBe('EUR')
    clock.now = 1000
    expect(brands.find('acme')?.settings.currency).toBe('CHF')
  })

  it('may appear and go away', () => {
    const { brands, clock, write, file } = newRegistry()
    expect(brands.find('acme')).toBeNull()
    write(fileOf({ origins }))
    clock.now = 1000
    expect(brands.find('acme')).not.toBeNull()
    rmSync(file)
    clock.now = 2000
    expect(brands.find('acme')).toBeNull()
  })

  it('has its defaults filled in', () => {
    const { brands, write } = newRegistry()
    write(fileOf({ origins }))
    expect(brands.find('acme')?.settings).toEqual(testBrand({ origins }).settings)
  })
})

describe('a file that is no brand', () => {
  it.each([
    [
      'a mistyped setting',
      fileOf({ origins, curency: 'EUR' }),
      'curency: unknown setting; did you mean currency?',
    ],
    ['a wrong setting', fileOf({ origins: ['shop'] }), 'origins.0'],
    ['a missing part', '{"settings":{"origins":["https://shop.example"]}}', 'keys'],
    [
      'a role that does not exist',
      '{"settings":{},"keys":[{"role":"root","hash":"","expires":null}],"seeded":null}',
      'keys',
    ],
  ])('says its path and the place: %s', (_, text, place) => {
    const { brands, write, file } = newRegistry()
    write(text)
    expect(() => brands.find('acme')).toThrow(file)
    expect(() => brands.find('acme')).toThrow(place)
  })

  it('says its path also where it is not even JSON', () => {
    const { brands, write, file } = newRegistry()
    write('{')
    expect(() => brands.find('acme')).toThrow(file)
  })

  it.each([
    ['where the parser shows the lines around the place', '{\n  "settings": {},,\n}'],
    ['where much is wrong', fileOf({ origins: ['x'], currency: '?' })],
  ])('says it in one line %s', (_, text) => {
    const { brands, write } = newRegistry()
    write(text)
    expect(() => brands.find('acme')).toThrow(/^.+$/)
  })
})

describe('what is no brand', () => {
  it.each(['nobody', '..', '../acme', '__proto__', 'journal', 'ACME', ''])('%j is not found', (name) => {
    const { brands } = newRegistry()
    brands.save(testBrand({}, 'acme'))
    expect(brands.find(name)).toBeNull()
  })

  it('is not listed: folders without a brand file, names that cannot be one, a missing data folder', () => {
    const { brands, dataFolder } = newRegistry()
    brands.save(testBrand({}, 'acme'))
    for (const name of ['journal', 'empty', 'Not-A-Brand']) mkdirSync(join(dataFolder, name))
    writeFileSync(join(dataFolder, 'journal', 'brand.json'), '{}')
    expect(brands.list()).toEqual(['acme'])
    expect(createBrandRegistry({ dataFolder: join(dataFolder, 'none'), now: () => 0 }).list()).toEqual([])
  })
})

describe('a file that could never be read', () => {
  it('is told of once, until it changes, and the brand is there as soon as it is mended', () => {
    const { write, clock, dataFolder, file } = newRegistry()
    const problems: string[] = []
    const brands = createBrandRegistry({
      dataFolder,
      now: () => clock.now,
      onProblem: ({ message }) => problems.push(message),
    })
    write('{ "settings": ')
    for (clock.now of [0, 1, 2000]) expect(() => brands.find('acme')).toThrow(UnreadableBrand)
    expect(problems).toEqual([expect.stringContaining(file)])
    write('{}')
    clock.now = 4000
    expect(() => brands.find('acme')).toThrow(UnreadableBrand)
    expect(problems).toHaveLength(2)
    write(fileOf({ origins }))
    clock.now = 6000
    expect(brands.find('acme')?.name).toBe('acme')
  })

  it('does not keep the other brands from being found and listed', () => {
    const { brands, write } = newRegistry()
    write('{')
    brands.save(testBrand({}, 'other'))
    expect(brands.find('other')?.name).toBe('other')
    expect(brands.list().sort()).toEqual(['acme', 'other'])
  })
})

describe('a file that became unreadable', () => {
  const namesOf = (found: readonly { name: string }[]) => found.map(({ name }) => name).sort()

  it('is left out where all are worked on; with last good settings it is not', () => {
    const { brands, clock, write } = newRegistry()
    const other = testBrand({}, 'other')
    brands.save(other)
    write('{')
    expect(brands.readable()).toEqual([other])
    expect(brands.unreadable()).toEqual([
      { brand: 'acme', message: expect.stringMatching(/acme\/brand\.json: \S.*$/) },
    ])
    write(fileOf({ origins }))
    clock.now += 1000
    expect(namesOf(brands.readable())).toEqual(['acme', 'other'])
    write('{')
    clock.now += 1000
    expect(namesOf(brands.readable())).toEqual(['acme', 'other'])
    expect(brands.unreadable()).toEqual([])
  })

  it('leaves a brand that is known with its last good settings, and says so', () => {
    const { write, clock, dataFolder } = newRegistry()
    const problems: unknown[] = []
    const brands = createBrandRegistry({
      dataFolder,
      now: () => clock.now,
      onProblem: (error) => problems.push(error),
    })
    write(fileOf({ origins, currency: 'CHF' }))
    expect(brands.find('acme')?.settings.currency).toBe('CHF')
    clock.now = 2000
    write('{ "settings": ')
    expect(brands.find('acme')?.settings.currency).toBe('CHF')
    expect(problems).toHaveLength(1)
    clock.now = 4000
    write(fileOf({ origins, currency: 'USD' }))
    expect(brands.find('acme')?.settings.currency).toBe('USD')
  })
})
