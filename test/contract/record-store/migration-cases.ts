// How tables come about, and change.
import { expect, it } from 'vitest'
import type { Migration } from '../../../collector/stores/records.ts'
import { newTempFolder } from '../../support/temp-folder.ts'
import { opened } from './bench.ts'
import { placeIn, type RecordEngine, schema, things } from './place.ts'

const colour: Migration = {
  name: 'things-2',
  sql: ["ALTER TABLE things ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey'"],
}
const broken: Migration = { name: 'things-3', sql: ['CREATE TABLE half (id TEXT)', 'CREATE TABEL whole'] }

export function migrationCases(engine: RecordEngine): void {
  it('are applied once each, and a new one to what is there', async () => {
    const first = await opened(engine)
    await first.add('a')
    await first.store.close()
    const again = await opened(engine, { folder: first.folder })
    expect(await again.ids()).toEqual(['a'])
    await again.store.close()
    const { run } = await opened(engine, {
      folder: first.folder,
      schema: { ...schema, brand: [things, colour] },
    })
    expect(await run('SELECT id, colour FROM things')).toEqual([{ id: 'a', colour: 'grey' }])
    expect(await run('SELECT name FROM migrations ORDER BY place')).toEqual([
      { name: 'things-1' },
      { name: 'things-2' },
    ])
  })

  it('are the brand’s for a brand and the operator’s for the operator', async () => {
    const { run } = await opened(engine, { schema: { brand: [things, colour], operator: [things] } })
    expect(await run('SELECT colour FROM things')).toEqual([])
    await expect(run('SELECT colour FROM things', [], null)).rejects.toThrow('colour')
  })

  it('that fail leave nothing, and what was there stays', async () => {
    const first = await opened(engine)
    await first.add('a')
    await first.store.close()
    const failing = await opened(engine, {
      folder: first.folder,
      schema: { ...schema, brand: [things, colour, broken] },
    })
    await expect(failing.ids()).rejects.toThrow(/syntax/)
    await failing.store.close()
    const { ids, run } = await opened(engine, { folder: first.folder })
    expect(await ids()).toEqual(['a'])
    await expect(run('SELECT colour FROM things')).rejects.toThrow('colour')
  })

  it('of a later version are not undone by an earlier one: it refuses to open', async () => {
    const folder = newTempFolder()
    const first = await opened(engine, { folder, schema: { brand: [things, colour], operator: [things] } })
    await first.add('a')
    await first.store.close()
    const second = await opened(engine, { folder })
    await expect(second.ids()).rejects.toMatchObject({ name: 'RecordStoreTrouble', reason: 'newer' })
    await second.store.close()
    const operators = { brand: [things], operator: [things, colour] }
    await (await opened(engine, { folder, schema: operators })).store.close()
    expect(await engine.open(placeIn(folder))).toMatchObject({ ok: false, reason: 'newer' })
  })
}
