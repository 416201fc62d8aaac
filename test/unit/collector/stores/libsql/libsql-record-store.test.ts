import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLibsqlRecordStore } from '../../../../../collector/stores/libsql/libsql-record-store.ts'
import { findInFiles } from '../../../../support/byte-search.ts'
import { oldKey, opened, optionsIn } from './opened-store.ts'

const newKey = '22'.repeat(32)

describe('a brand’s file', () => {
  it('X2: shows nothing of what it holds, and neither does its log', async () => {
    const { folder, store, add } = await opened()
    await add('a-word-to-look-for')
    const files = () => readdirSync(join(folder, 'shop')).map((name) => join(folder, 'shop', name))
    const shown = () => files().map((path) => readFileSync(path).toString('latin1'))
    expect(files().some((path) => path.endsWith('-wal'))).toBe(true)
    for (const bytes of shown()) expect(bytes).not.toMatch(/a-word-to-look-for|CREATE TABLE|SQLite format/)
    await store.close()
    expect(files()).toEqual([join(folder, 'shop', 'records.db')])
    for (const bytes of shown()) expect(bytes).not.toMatch(/a-word-to-look-for|CREATE TABLE|SQLite format/)
  })

  it('is the collector’s alone', async () => {
    const { folder, add } = await opened()
    await add('a')
    expect(statSync(join(folder, 'shop', 'records.db')).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'shop')).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, 'operator.db')).mode & 0o777).toBe(0o600)
  })

  it('is written ahead, synced in full, with foreign keys and with deleted bytes overwritten', async () => {
    const { store } = await opened()
    const pragmas = ['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete']
    for (const brand of ['shop', null]) {
      const rows = await store.transact(brand, (tx) =>
        Promise.all(pragmas.map((pragma) => tx.run(`PRAGMA ${pragma}`))),
      )
      // PRAGMA synchronous: 2 is FULL.
      expect(rows.flat()).toEqual([
        { journal_mode: 'wal' },
        { synchronous: 2 },
        { foreign_keys: 1 },
        { secure_delete: 1 },
      ])
    }
  })
})

describe('an erasure', () => {
  /** Without a key the files are plain: what stands in them is seen as whoever has the key would see it. */
  const plain = { keysOf: () => [''] }
  const secret = 'a-wrapped-key-of-somebody'

  it('that is to leave no trace leaves none, in the file or in its log, while the store is open', async () => {
    const { folder, store, add } = await opened(plain)
    await add(secret)
    await add('somebody else’s')
    const erase = (leaveNoTrace: boolean) =>
      store.transact('shop', async (tx) => {
        if (leaveNoTrace) tx.leaveNoTrace()
        await tx.run('DELETE FROM notes WHERE text = ?', [secret])
      })
    await erase(false)
    expect(findInFiles(folder, [secret])).toEqual([{ needle: secret, file: join('shop', 'records.db-wal') }])
    await erase(true)
    expect(findInFiles(folder, [secret])).toEqual([])
  })

  it('that fails keeps everything', async () => {
    const { store, add, texts } = await opened(plain)
    await add(secret)
    const failing = store.transact('shop', async (tx) => {
      tx.leaveNoTrace()
      await tx.run('DELETE FROM notes')
      throw new TypeError('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await texts()).toEqual([secret])
  })

  it('in the operator’s file, which is locked, leaves no trace either', async () => {
    const { folder, store, add } = await opened(plain)
    await add(secret, null)
    await store.transact(null, async (tx) => {
      tx.leaveNoTrace()
      await tx.run('DELETE FROM notes')
    })
    expect(findInFiles(folder, [secret])).toEqual([])
  })
})

describe('keys', () => {
  it('that are another brand’s do not open a brand’s file; the others go on', async () => {
    const first = await opened()
    await first.add('a')
    await first.store.close()
    const keysOf = (brand: string | null) => [brand === 'shop' ? newKey : oldKey]
    const { texts, add } = await opened({ keysOf }, first.folder)
    const path = join(first.folder, 'shop', 'records.db')
    await expect(texts()).rejects.toMatchObject({
      name: 'RecordStoreTrouble',
      reason: 'wrong_key',
      message: expect.stringContaining(`${path} cannot be opened with this key`),
    })
    await add('fine', 'other')
  })

  it('that do not open the operator’s file refuse the folder, and leave it as it was', async () => {
    const first = await opened()
    await first.add('a', null)
    await first.store.close()
    expect(await openLibsqlRecordStore(optionsIn(first.folder, { keysOf: () => [newKey] }))).toEqual({
      ok: false,
      reason: 'wrong_key',
      message: expect.stringContaining(`${join(first.folder, 'operator.db')} cannot be opened with this key`),
    })
    const { texts } = await opened({}, first.folder)
    expect(await texts(null)).toEqual(['a'])
  })

  it('are tried the newest first: an old file opens, a new one is made under the newest', async () => {
    const first = await opened()
    await first.add('old')
    await first.store.close()
    const both = await opened({ keysOf: () => [newKey, oldKey] }, first.folder)
    expect(await both.texts()).toEqual(['old'])
    await both.add('new', 'other')
    await both.store.close()
    const keysOf = (brand: string | null) => [brand === null ? oldKey : newKey]
    const newOnly = await opened({ keysOf }, first.folder)
    expect(await newOnly.texts('other')).toEqual(['new'])
    await expect(newOnly.texts('shop')).rejects.toMatchObject({ reason: 'wrong_key' })
  })
})

describe('open files', () => {
  const openNow = (folder: string) =>
    readdirSync('/proc/self/fd').filter((descriptor) => {
      const link = linkOf(descriptor)
      return link.startsWith(folder) && link.endsWith('records.db')
    }).length

  it('are a bounded number, however many brands there are, and each finds its rows again', async () => {
    const { folder, add, texts } = await opened({ openFiles: 4 })
    const brands = Array.from({ length: 60 }, (_, number) => `brand-${number}`)
    for (const brand of brands) await add(`of ${brand}`, brand)
    // Four in use, and what the driver holds until its garbage is collected: sixteen at most.
    expect(openNow(folder)).toBeLessThanOrEqual(4 + 16)
    for (const brand of brands) expect(await texts(brand)).toEqual([`of ${brand}`])
  })

  it('are not closed under a transaction that lasts', async () => {
    const { store, add, texts } = await opened({ openFiles: 2 })
    await store.transact('lasting', async (tx) => {
      await tx.run('INSERT INTO notes (id, text) VALUES (?, ?)', [1, 'first'])
      for (const brand of ['a', 'b', 'c', 'd']) await add('x', brand)
      await tx.run('INSERT INTO notes (id, text) VALUES (?, ?)', [2, 'last'])
    })
    expect(await texts('lasting')).toEqual(['first', 'last'])
  })

  it('are shared by more transactions at once than there may be files', async () => {
    const { add, texts } = await opened({ openFiles: 2 })
    const brands = Array.from({ length: 12 }, (_, number) => `brand-${number}`)
    await Promise.all(brands.flatMap((brand) => [add('one', brand), add('two', brand)]))
    for (const brand of brands) expect(await texts(brand)).toEqual(['one', 'two'])
  })
})

/** Where an open descriptor leads; empty for the one that listed them, which is closed by now. */
function linkOf(descriptor: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`)
  } catch {
    return ''
  }
}
