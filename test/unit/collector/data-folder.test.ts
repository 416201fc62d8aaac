import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDataFolder, openKeys } from '../../../collector/data-folder.ts'
import { sourceRecordsWorker } from '../../support/source-records-worker.ts'
import { newTempFolder } from '../../support/temp-folder.ts'
import { testBrand } from '../../support/test-brand.ts'
import { noon } from '../../support/wire-batch.ts'

function newEnvironment() {
  const folder = newTempFolder()
  return {
    port: 0,
    host: '127.0.0.1',
    dataFolder: join(folder, 'data'),
    keysFolder: join(folder, 'keys'),
    trustedProxies: [],
    ratePerSecond: 0,
    logLevel: 'silent',
  }
}

const now = () => noon
const options = { now, recordsWorker: sourceRecordsWorker }

describe('a new folder', () => {
  it('is made with its keys, and opens again with the same ones', async () => {
    const environment = newEnvironment()
    const first = await openDataFolder(environment, options)
    if (!first.ok) throw new Error(first.message)
    const tag = first.folder.keyRing.tag('acme', 'customer', 'C1')
    const salt = first.folder.salts.saltFor(noon).toString('hex')
    first.folder.brands.save(testBrand({}, 'acme'))
    await first.folder.close()
    const second = await openDataFolder(environment, options)
    if (!second.ok) throw new Error(second.message)
    expect(second.folder.keyRing.tag('acme', 'customer', 'C1')).toBe(tag)
    expect(second.folder.salts.saltFor(noon).toString('hex')).toBe(salt)
    expect(second.folder.brands.list()).toEqual(['acme'])
    await second.folder.close()
  })
})

describe('it says in one line, with the path,', () => {
  it('that the pepper is missing where there is data', () => {
    const environment = newEnvironment()
    const keys = openKeys(environment, now)
    if (keys.ok) keys.brands.save(testBrand({}, 'acme'))
    rmSync(environment.keysFolder, { recursive: true })
    expect(openKeys(environment, now)).toEqual({
      ok: false,
      message: expect.stringMatching(/^\/.*pepper\.json is missing, but there is data .*CANDOR_KEYS.*$/),
    })
  })

  it.each([
    ['pepper.json', '{}'],
    ['pepper.json', ''],
    ['salts.json', 'not JSON'],
  ])('that %s cannot be read when it holds %j', async (name, text) => {
    const environment = newEnvironment()
    openKeys(environment, now)
    writeFileSync(join(environment.keysFolder, name), text)
    expect(await openDataFolder(environment, options)).toEqual({
      ok: false,
      message: expect.stringContaining(`${join(environment.keysFolder, name)} cannot be read`),
    })
  })
})
