import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDataFolder, openKeys, openRecords } from '../../../collector/data-folder.ts'
import { sourceRecordsWorker } from '../../support/source-records-worker.ts'
import { newTempFolder } from '../../support/temp-folder.ts'
import { testBrand } from '../../support/test-brand.ts'
import { testEnvironment } from '../../support/test-environment.ts'
import { noon } from '../../support/wire-batch.ts'

const newEnvironment = () => testEnvironment(newTempFolder())
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

describe('the records store', () => {
  it('leaves a new folder that opens whole, also where a command opened it first', async () => {
    const environment = newEnvironment()
    const keys = openKeys(environment, now)
    const records = keys.ok ? await openRecords(environment, keys.keyRing, sourceRecordsWorker) : keys
    if (!records.ok) throw new Error(records.message)
    await records.store.transact(null, (tx) => tx.run('SELECT 1'))
    await records.store.close()
    const opened = await openDataFolder(environment, options)
    expect(opened.ok).toBe(true)
    if (opened.ok) await opened.folder.close()
  })

  it('is each brand’s own, encrypted by keys of its own, and there again', async () => {
    const environment = newEnvironment()
    const read = 'SELECT person FROM suppressions'
    const write = "INSERT INTO suppressions (person, ambassador, reason, since) VALUES ('t', '', 'spam', 0)"
    const first = await openDataFolder(environment, options)
    if (!first.ok) throw new Error(first.message)
    for (const brand of ['acme', 'other'])
      await first.folder.records.transact(brand, (tx) => tx.run(brand === 'acme' ? write : read))
    await first.folder.close()
    const [mine, theirs] = ['acme', 'other'].map((brand) => join(environment.dataFolder, brand, 'records.db'))
    // A1: another brand's file is of no use under this brand's name.
    cpSync(mine ?? '', theirs ?? '')
    const second = await openDataFolder(environment, options)
    if (!second.ok) throw new Error(second.message)
    const { records } = second.folder
    expect(await records.transact('acme', (tx) => tx.run(read))).toEqual([{ person: 't' }])
    const opening = records.transact('other', (tx) => tx.run(read))
    await expect(opening).rejects.toMatchObject({ reason: 'wrong_key' })
    await second.folder.close()
  })

  it('that cannot be opened is said, and the folder let go', async () => {
    const environment = newEnvironment()
    const path = join(environment.dataFolder, 'operator.db')
    const first = await openDataFolder(environment, options)
    if (first.ok) await first.folder.close()
    rmSync(path)
    mkdirSync(path)
    expect(await openDataFolder(environment, options)).toMatchObject({
      ok: false,
      message: expect.stringContaining(`${path} cannot be opened`),
    })
    rmdirSync(path)
    const again = await openDataFolder(environment, options)
    expect(again.ok).toBe(true)
    if (again.ok) await again.folder.close()
  })

  it('under another pepper is refused with its path', async () => {
    const environment = newEnvironment()
    const first = await openDataFolder(environment, options)
    if (!first.ok) throw new Error(first.message)
    await first.folder.close()
    const stranger = newEnvironment()
    openKeys(stranger, now)
    for (const name of readdirSync(stranger.keysFolder))
      cpSync(join(stranger.keysFolder, name), join(environment.keysFolder, name))
    const second = await openDataFolder(environment, options)
    expect(second).toMatchObject({
      ok: false,
      message: expect.stringContaining('operator.db cannot be opened with this key'),
    })
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

  it.each(['pepper.json', 'ledger-keys.json'])(
    'that %s is missing where a collector was before, and makes no other',
    async (name) => {
      const environment = newEnvironment()
      const first = await openDataFolder(environment, options)
      if (first.ok) await first.folder.close()
      const path = join(environment.keysFolder, name)
      renameSync(path, `${path}.away`)
      for (const attempt of [1, 2])
        expect([attempt, await openDataFolder(environment, options)]).toEqual([
          attempt,
          { ok: false, message: expect.stringMatching(/^[^\n]*$/) },
        ])
      expect(existsSync(path)).toBe(false)
      renameSync(`${path}.away`, path)
      const again = await openDataFolder(environment, options)
      expect(again.ok).toBe(true)
      if (again.ok) await again.folder.close()
    },
  )

  it.each(['dataFolder', 'keysFolder'] as const)(
    'that a file stands where the %s should be',
    async (place) => {
      const environment = newEnvironment()
      writeFileSync(environment[place], 'a file')
      const refused = {
        ok: false,
        message: expect.stringMatching(
          new RegExp(
            `^the data folder or the keys folder cannot be used: [^\\n]*${environment[place]}[^\\n]*$`,
          ),
        ),
      }
      expect(openKeys(environment, now)).toEqual(refused)
      expect(await openDataFolder(environment, options)).toEqual(refused)
    },
  )

  it.each([
    ['pepper.json', '{}'],
    ['ledger-keys.json', '{}'],
    ['pepper.json', ''],
    ['salt-2026-11-21.txt', 'no salt'],
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
