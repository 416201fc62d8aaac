// The end of a store.
import { expect, it } from 'vitest'
import { gate, opened } from './bench.ts'
import type { RecordEngine } from './place.ts'

export function closingCases(engine: RecordEngine): void {
  it('waits for what has been asked for', async () => {
    const first = await opened(engine)
    const held = gate()
    const begun = gate()
    const lasting = first.store.transact('shop', async (tx) => {
      begun.open()
      await held.passed
      await tx.run('INSERT INTO things (id) VALUES (?)', ['lasting'])
    })
    const waiting = first.add('waiting')
    await begun.passed
    const closing = first.store.close()
    held.open()
    await Promise.all([lasting, waiting, closing])
    const { ids } = await opened(engine, { folder: first.folder })
    expect(await ids()).toEqual(['lasting', 'waiting'])
  })

  it('refuses what is asked for later', async () => {
    const { store, add } = await opened(engine)
    const closing = store.close()
    await expect(add('late')).rejects.toMatchObject({ name: 'RecordStoreTrouble', reason: 'closed' })
    await closing
    await expect(add('late')).rejects.toMatchObject({ name: 'RecordStoreTrouble', reason: 'closed' })
  })

  it('may be asked for twice', async () => {
    const { store, add, folder } = await opened(engine)
    await add('a')
    await Promise.all([store.close(), store.close()])
    await store.close()
    expect(await (await opened(engine, { folder })).ids()).toEqual(['a'])
  })

  it('lets the next have the folder, as often as they like', async () => {
    const first = await opened(engine)
    await first.store.close()
    for (const name of ['a', 'b', 'c']) {
      const next = await opened(engine, { folder: first.folder })
      await next.add(name)
      await next.store.close()
    }
    expect(await (await opened(engine, { folder: first.folder })).ids()).toEqual(['a', 'b', 'c'])
  })
}
