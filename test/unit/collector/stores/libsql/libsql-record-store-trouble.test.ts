import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLibsqlRecordStore } from '../../../../../collector/stores/libsql/libsql-record-store.ts'
import { newTempFolder } from '../../../../support/temp-folder.ts'
import { opened, optionsIn } from './opened-store.ts'

describe('trouble of the storage', () => {
  it('is a full disk: nothing of the transaction stays, and there is room again later', async () => {
    const { store, add, texts } = await opened()
    await add('before')
    const filling = store.transact('shop', async (tx) => {
      await tx.run('PRAGMA max_page_count = 1')
      await tx.run('INSERT INTO notes (id, text) VALUES (?, ?)', [1, 'x'.repeat(100_000)])
    })
    await expect(filling).rejects.toMatchObject({ name: 'RecordStoreTrouble', reason: 'disk' })
    expect(await texts()).toEqual(['before'])
    await store.transact('shop', (tx) => tx.run('PRAGMA max_page_count = 100000'))
    await add('after')
    expect(await texts()).toEqual(['before', 'after'])
  })

  it('is a damaged beginning of a file', async () => {
    const { folder, store, add } = await opened()
    await add('a')
    await store.close()
    const path = join(folder, 'shop', 'records.db')
    writeFileSync(path, readFileSync(path).fill(0x5a, 0, 100))
    const { texts } = await opened({}, folder)
    await expect(texts()).rejects.toMatchObject({
      reason: 'wrong_key',
      message: expect.stringContaining('or the file is damaged'),
    })
  })

  describe('is a damage within a file', () => {
    /** A file that is not encrypted, so that the place of a text in it is known; and its log, as a killed process leaves it. */
    async function damagedText(isCutOff: boolean) {
      const { folder, store, add } = await opened({ keysOf: () => [''] })
      for (let number = 0; number < 50; number++) await add(`a text of number ${number}`)
      await store.close()
      const path = join(folder, 'shop', 'records.db')
      const bytes = readFileSync(path)
      bytes[bytes.indexOf('a text of number 25')] = 0xff
      writeFileSync(path, bytes)
      if (isCutOff) writeFileSync(`${path}-wal`, '')
      return { folder, path }
    }

    it('which the next start after a crash finds, for that brand alone, before the driver ends the process', async () => {
      const { folder, path } = await damagedText(true)
      const { texts, add } = await opened({ keysOf: () => [''] }, folder)
      const damaged = {
        name: 'RecordStoreTrouble',
        reason: 'disk',
        message: expect.stringMatching(`${path} is damaged`),
      }
      await expect(texts()).rejects.toMatchObject(damaged)
      // Not looked through again.
      rmSync(`${path}-wal`, { force: true })
      await expect(add('a')).rejects.toMatchObject(damaged)
      await add('fine', 'other')
    })

    it('which is not looked for after an orderly end', async () => {
      const { folder } = await damagedText(false)
      const { store } = await opened({ keysOf: () => [''] }, folder)
      const [row] = await store.transact('shop', (tx) => tx.run('SELECT count(*) AS notes FROM notes'))
      expect(row).toEqual({ notes: 50 })
    })

    it.each([0.3, 0.5, 0.9])('of an encrypted page, %d of the way through it', async (part) => {
      const first = await opened()
      await first.store.transact('shop', async (tx) => {
        for (let number = 0; number < 300; number++)
          await tx.run('INSERT INTO notes (id, text) VALUES (?, ?)', [number, 'é'.repeat(200)])
      })
      await first.store.close()
      const path = join(first.folder, 'shop', 'records.db')
      const bytes = readFileSync(path)
      const at = Math.floor(bytes.length * part)
      bytes.writeUInt8(bytes.readUInt8(at) ^ 0x40, at)
      writeFileSync(path, bytes)
      writeFileSync(`${path}-wal`, '')
      const { texts } = await opened({}, first.folder)
      await expect(texts()).rejects.toMatchObject({ message: expect.stringMatching(`${path} is damaged`) })
    })
  })

  it.each([1, 100, 4096])('is none where %i bytes of the log’s end were lost', async (lost) => {
    const { folder, add } = await opened()
    for (const text of ['a', 'b', 'c']) await add(text)
    const copy = newTempFolder()
    mkdirSync(join(copy, 'shop'))
    for (const name of ['records.db', 'records.db-wal']) {
      const bytes = readFileSync(join(folder, 'shop', name))
      const kept = name.endsWith('-wal') ? bytes.length - lost : bytes.length
      writeFileSync(join(copy, 'shop', name), bytes.subarray(0, kept))
    }
    const { texts } = await opened({}, copy)
    expect(await texts()).toEqual(['a', 'b'])
  })

  it('is something else where the folder should be', async () => {
    const { folder, add } = await opened()
    writeFileSync(join(folder, 'shop'), 'a file')
    await expect(add('a')).rejects.toMatchObject({ name: 'RecordStoreTrouble', reason: 'disk' })
    await add('fine', 'other')
  })

  it('at the start says so instead of starting', async () => {
    const folder = newTempFolder()
    mkdirSync(join(folder, 'operator.db'))
    expect(await openLibsqlRecordStore(optionsIn(folder))).toMatchObject({ ok: false, reason: 'disk' })
  })

  it('is too many waiting for one brand', async () => {
    const { add, texts } = await opened({ waiting: 2 })
    const results = await Promise.allSettled(['a', 'b', 'c'].map((text) => add(text)))
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
    expect(results[2]).toMatchObject({ reason: { name: 'RecordStoreTrouble', reason: 'overloaded' } })
    expect(await texts()).toEqual(['a', 'b'])
  })
})
