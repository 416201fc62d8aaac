import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { roleOf } from '../../../../collector/access/access-keys.ts'
import { openKeys } from '../../../../collector/data-folder.ts'
import { newCommandLine } from '../../../support/command-run.ts'

const add = ['brand', 'add', 'acme', '--origin', 'https://shop.example']

/** A command line, and the brand as a collector would find it. */
function commandLine() {
  const line = newCommandLine()
  const keys = () => {
    const opened = openKeys(line.context.environment, line.context.now)
    if (!opened.ok) throw new Error(opened.message)
    return opened
  }
  return { ...line, keys, brand: () => keys().brands.find('acme') }
}

describe('brand add', () => {
  it('prints {"brand","api_key"} and nothing else, and the key opens the brand', async () => {
    const { run, brand, keys } = commandLine()
    const { printed, failed } = await run(...add, '--json')
    const { api_key, ...rest } = JSON.parse(printed.join('\n'))
    expect([rest, failed, printed.length]).toEqual([{ brand: 'acme' }, null, 1])
    expect(api_key).toMatch(/^[\w-]{43}$/)
    const saved = brand()
    expect(saved && roleOf(saved, api_key, keys().keyRing, 0)).toBe('server')
  })

  it('takes every origin and the settings of the common options', async () => {
    const { run, brand } = commandLine()
    await run(
      ...add,
      '--origin=https://www.shop.example',
      '--consent',
      'exempt',
      '--currency',
      'CHF',
      '--time-zone',
      'Europe/Zurich',
    )
    expect(brand()?.settings).toMatchObject({
      origins: ['https://shop.example', 'https://www.shop.example'],
      consent: 'exempt',
      currency: 'CHF',
      timeZone: 'Europe/Zurich',
    })
  })

  it('takes a file of settings, over which the options win', async () => {
    const { run, brand, folder } = commandLine()
    const file = join(folder, 'settings.json')
    writeFileSync(file, JSON.stringify({ origins: ['https://old.example'], currency: 'USD', contacts: 'on' }))
    await run(...add, '--settings', file)
    expect(brand()?.settings).toMatchObject({
      origins: ['https://shop.example'],
      currency: 'USD',
      contacts: 'on',
    })
  })

  it('tells a person how the tag and the reports are reached', async () => {
    const { run } = commandLine()
    const { printed } = await run(...add)
    expect(printed.join('\n')).toContain('<script async src="/_c/acme.js"></script>')
    expect(printed.join('\n')).toContain('npx candor report-link acme')
  })
})

describe('brand add gives up in one line', () => {
  it.each([
    ['without an origin', ['brand', 'add', 'acme'], /^origins: /],
    [
      'with a wrong origin',
      ['brand', 'add', 'acme', '--origin', 'shop.example'],
      /^origins\.0: must be an origin/,
    ],
    [
      'with a wrong name',
      ['brand', 'add', 'Acme', '--origin', 'https://shop.example'],
      /^Acme: a brand name is/,
    ],
    ['with a wrong consent', [...add, '--consent', 'never'], /^consent: /],
    ['with a file that is not there', [...add, '--settings', '/nowhere.json'], /^\/nowhere\.json: ENOENT/],
  ])('%s', async (_, args, message) => {
    const { run, keys } = commandLine()
    const { failed, printed } = await run(...args)
    expect([failed, printed]).toEqual([expect.stringMatching(message), []])
    expect(keys().brands.list()).toEqual([])
  })

  it.each([
    ['{', /settings\.json: .*JSON/],
    ['[]', /settings\.json: must hold an object$/],
    ['{"origin":[]}', /^origin: unknown setting; did you mean origins\?/],
  ])('with a file that holds %s', async (text, message) => {
    const { run, folder } = commandLine()
    const file = join(folder, 'settings.json')
    writeFileSync(file, text)
    expect((await run(...add, '--settings', file)).failed).toMatch(message)
  })

  it('when the brand is there already', async () => {
    const { run } = commandLine()
    await run(...add)
    expect((await run(...add)).failed).toBe('acme: there is such a brand already')
  })
})
