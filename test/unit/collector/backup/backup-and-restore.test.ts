import { createSecretKey, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { december, openBackedUpFolder, viewsOf } from '../../../support/backed-up-folder.ts'
import { storedEvent, uuid } from '../../../support/stored-event.ts'
import { noon } from '../../../support/wire-batch.ts'

type Folder = Awaited<ReturnType<typeof openBackedUpFolder>>

/** What the restored folder holds. */
async function restoredState({ folder, open }: Folder, brand = 'acme') {
  const opened = await open(join(folder, 'restored'))
  if (!opened.ok) throw new Error(opened.message)
  const { store, records, close } = opened.folder
  const sql = (events: string) => `select id::varchar as id from ${events} order by id`
  const ids = (await store.query({ brand, from: 0, until: 4e12, sql })).map(({ id }) => id)
  const [ledger] = await records.transact(brand, (tx) => tx.run('SELECT count(*) AS n FROM ledger_entries'))
  await close()
  return { ids, ledger: ledger?.n }
}

const idsFrom = (from: number, count: number) => Array.from({ length: count }, (_, i) => uuid(from + i))

/** A folder with two months, a ledger and a segment that waits, and its backup. */
async function backedUp() {
  const folder = await openBackedUpFolder()
  await folder.load([...viewsOf('acme', 3), ...viewsOf('acme', 2, 10, december)])
  await folder.grant('contact-1')
  await folder.leaveSegment(viewsOf('acme', 2, 20))
  const taken = await folder.take()
  return { folder, taken }
}

describe('a backup that is restored', () => {
  it('X3: has every event, also of the journal, every row, and the ledger as it was', async () => {
    const { folder, taken } = await backedUp()
    expect(taken).toMatchObject({ events: 5, waiting: 2, begunAt: noon })
    expect(await folder.restore()).toMatchObject({
      ok: true,
      brands: ['acme'],
      events: 7,
      fromJournal: 2,
      shorter: [],
    })
    expect(await restoredState(folder)).toEqual({
      ids: [...idsFrom(1, 3), ...idsFrom(10, 2), ...idsFrom(20, 2)].sort(),
      ledger: 1,
    })
  })

  it('has a segment’s events once, though it was loaded between the journal’s copy and the months’', async () => {
    const folder = await openBackedUpFolder()
    const segment = await folder.leaveSegment(viewsOf('acme', 4))
    await folder.data.store.load(segment)
    await folder.take()
    expect(await folder.restore()).toMatchObject({ ok: true, events: 4, fromJournal: 0 })
    expect((await restoredState(folder)).ids).toEqual(idsFrom(1, 4))
  })

  it('gives each brand its own events of a segment', async () => {
    const folder = await openBackedUpFolder()
    folder.newBrand('other')
    await folder.leaveSegment([
      ...viewsOf('acme', 2),
      storedEvent({ id: uuid(9), brand: 'other', time: noon }),
    ])
    await folder.take()
    expect(await folder.restore()).toMatchObject({ ok: true, brands: ['acme', 'other'], fromJournal: 3 })
    expect((await restoredState(folder, 'other')).ids).toEqual([uuid(9)])
    expect((await restoredState(folder)).ids).toEqual(idsFrom(1, 2))
  })

  it('is told of who was erased since, before it is in its place', async () => {
    const { folder } = await backedUp()
    let wasThere = true
    const eraseAgain = async () => {
      wasThere = existsSync(join(folder.folder, 'restored'))
      return 3
    }
    expect(await folder.restore({ eraseAgain })).toMatchObject({ ok: true, erasedAgain: 3 })
    expect(wasThere).toBe(false)
  })

  it('leaves nothing in place where that fails', async () => {
    const { folder } = await backedUp()
    const eraseAgain = () => Promise.reject(new Error('cannot erase'))
    await expect(folder.restore({ eraseAgain })).rejects.toThrow('cannot erase')
    expect(readdirSync(folder.folder).sort()).toEqual(['backups', 'data', 'keys'])
  })

  it('says where a verification has seen more of a ledger than it holds', async () => {
    const { folder } = await backedUp()
    await folder.grant('contact-2')
    await folder.take()
    expect(await folder.restore()).toMatchObject({ ok: true, shorter: [] })
    rmSync(join(folder.folder, 'restored'), { recursive: true })
    const [first = ''] = readdirSync(folder.backups).sort()
    expect(await folder.restore({ backup: join(folder.backups, first) })).toMatchObject({
      shorter: [{ brand: 'acme', entries: 1, seen: 2 }],
    })
  })
})

describe('a backup', () => {
  it('R18: takes months and records over from the one before where nothing has changed', async () => {
    const { folder } = await backedUp()
    await folder.load(viewsOf('acme', 1, 30))
    folder.clock.now += 3_600_000
    const second = await folder.take()
    const [one = '', two = ''] = readdirSync(folder.backups).sort()
    const inode = (backup: string, path: string) => statSync(join(folder.backups, backup, 'acme', path)).ino
    const isShared = (path: string) => inode(one, path) === inode(two, path)
    expect(isShared('events/2026-12.duckdb.sealed')).toBe(true)
    expect(isShared('records.db.sealed')).toBe(true)
    expect(isShared('events/2026-11.duckdb.sealed')).toBe(false)
    expect(second.newBytes).toBeLessThan(second.bytes)
    expect(await folder.restore()).toMatchObject({ ok: true, events: 8 })
  })

  it('does not take over what has been damaged in its size', async () => {
    const { folder } = await backedUp()
    const [one = ''] = readdirSync(folder.backups)
    const month = 'acme/events/2026-12.duckdb.sealed'
    writeFileSync(join(folder.backups, one, month), 'cut')
    folder.clock.now += 1
    await folder.take()
    expect(await folder.restore()).toMatchObject({ ok: true })
  })

  it('X2: shows nothing of what is in it, and holds no key', async () => {
    const { folder } = await backedUp()
    const pepper = JSON.parse(readFileSync(join(folder.keysFolder, 'pepper.json'), 'utf8')).peppers['1']
    const [name = ''] = readdirSync(folder.backups)
    const files = readdirSync(join(folder.backups, name), { recursive: true, encoding: 'utf8' })
    const sealed = files.filter((file) => file.endsWith('.sealed'))
    expect(sealed).toHaveLength(7)
    for (const file of sealed) {
      const bytes = readFileSync(join(folder.backups, name, file))
      for (const secret of [
        'shop.example.com',
        'page_view',
        'SQLite',
        'DUCK',
        pepper,
        Buffer.from(pepper, 'base64'),
      ])
        expect(bytes.includes(secret)).toBe(false)
      expect(statSync(join(folder.backups, name, file)).mode & 0o077).toBe(0)
    }
  })

  it('takes away what a kill left of one before', async () => {
    const { folder } = await backedUp()
    const [name = ''] = readdirSync(folder.backups)
    const left = join(folder.backups, 'making-backup-2026-11-20T00-00-00-000Z')
    writeFileSync(left, '')
    folder.clock.now += 1000
    await folder.take()
    expect(readdirSync(folder.backups).sort()).toEqual([name, 'backup-2026-11-21T12-00-01-000Z'])
  })
})

describe('a restore refuses, in one line, and leaves nothing behind:', () => {
  async function refusal(change: (folder: Folder, backup: string) => object | undefined) {
    const { folder } = await backedUp()
    const [name = ''] = readdirSync(folder.backups)
    const restored = await folder.restore(change(folder, join(folder.backups, name)) ?? {})
    expect(existsSync(join(folder.folder, 'restored.restoring'))).toBe(false)
    return restored.ok ? 'restored' : restored.message.replaceAll(folder.folder, '')
  }
  const swap = (backup: string, one: string, other: string) => {
    const [a, b] = [join(backup, one), join(backup, other)]
    const bytes = readFileSync(a)
    writeFileSync(a, readFileSync(b))
    writeFileSync(b, bytes)
  }

  it('a folder that is not empty', async () => {
    expect(await refusal(({ dataFolder }) => ({ dataFolder }))).toBe(
      '/data is not empty: a backup is restored into a new folder',
    )
  })

  it('another key', async () => {
    const keys = [{ id: randomBytes(16), key: createSecretKey(randomBytes(32)) }]
    expect(await refusal(() => ({ keys }))).toMatch(
      /list\.sealed was sealed with another key than those in backup-key\.json/,
    )
  })

  it('a backup that is not there', async () => {
    expect(await refusal(({ folder }) => ({ backup: join(folder, 'nothing') }))).toBe(
      '/nothing: there is no backup',
    )
  })

  it('a backup without its list, which is what a kill leaves', async () => {
    expect(await refusal((_, backup) => void rmSync(join(backup, 'list.sealed')))).toMatch(
      /list\.sealed is missing: this is no whole backup/,
    )
  })

  it('a missing month', async () => {
    expect(
      await refusal((_, backup) => void rmSync(join(backup, 'acme/events/2026-11.duckdb.sealed'))),
    ).toMatch(/2026-11\.duckdb\.sealed is missing/)
  })

  it('a month that was cut off', async () => {
    const cut = (_: Folder, backup: string) => {
      const path = join(backup, 'acme/events/2026-11.duckdb.sealed')
      writeFileSync(path, readFileSync(path).subarray(0, -100))
      return undefined
    }
    expect(await refusal(cut)).toMatch(/2026-11\.duckdb\.sealed is not as it was sealed/)
  })

  it('two months that were exchanged', async () => {
    const [one, other] = ['2026-11', '2026-12'].map((month) => `acme/events/${month}.duckdb.sealed`)
    expect(await refusal((_, backup) => void swap(backup, one ?? '', other ?? ''))).toMatch(
      /is not as it was sealed: it was cut off, changed or exchanged/,
    )
  })

  it('keys of another collector beside the right backup key', async () => {
    const lose = ({ keysFolder }: Folder) => void rmSync(join(keysFolder, 'pepper.json'))
    expect(await refusal(lose)).toMatch(/pepper\.json is missing, but there is data/)
    const loseLedger = ({ keysFolder }: Folder) => void rmSync(join(keysFolder, 'ledger-keys.json'))
    expect(await refusal(loseLedger)).toMatch(/ledger-keys\.json is missing, but there are consent ledgers/)
  })
})
