// All of a transaction, or nothing.
import { expect, it } from 'vitest'
import { RecordStatementError, type RecordTransaction } from '../../../collector/stores/records.ts'
import { opened } from './bench.ts'
import type { RecordEngine } from './place.ts'

const insert = 'INSERT INTO things (id) VALUES (?)'

export function atomicityCases(engine: RecordEngine): void {
  it('is kept whole, and answers what its work answers', async () => {
    const { store, ids } = await opened(engine)
    const answer = await store.transact('shop', async (tx) => {
      await tx.run(insert, ['a'])
      await tx.run(insert, ['b'])
      return { seen: await tx.run('SELECT count(*) AS things FROM things') }
    })
    expect(answer).toEqual({ seen: [{ things: 2 }] })
    expect(await ids()).toEqual(['a', 'b'])
  })

  it('leaves nothing when its work throws, and the error comes back as it is', async () => {
    const { store, ids } = await opened(engine)
    const mistake = new TypeError('a mistake of the caller’s')
    const failing = store.transact('shop', async (tx) => {
      await tx.run(insert, ['a'])
      throw mistake
    })
    await expect(failing).rejects.toBe(mistake)
    expect(await ids()).toEqual([])
  })

  it('leaves nothing when its work throws before it waits for anything', async () => {
    const { store, add, ids } = await opened(engine)
    const failing = store.transact('shop', () => {
      throw new TypeError('at once')
    })
    await expect(failing).rejects.toThrow('at once')
    await add('after')
    expect(await ids()).toEqual(['after'])
  })

  it('leaves nothing once a statement was refused, also when the refusal is caught', async () => {
    const { store, add, ids } = await opened(engine)
    await add('a')
    const failing = store.transact('shop', async (tx) => {
      await tx.run(insert, ['b'])
      await expect(tx.run(insert, ['a'])).rejects.toMatchObject({ reason: 'constraint' })
      await expect(tx.run(insert, ['c'])).rejects.toMatchObject({ reason: 'constraint' })
    })
    await expect(failing).rejects.toThrow(RecordStatementError)
    expect(await ids()).toEqual(['a'])
  })

  it('leaves nothing when a statement was not waited for', async () => {
    const { store, ids } = await opened(engine)
    const failing = store.transact('shop', async (tx) => {
      void tx.run(insert, ['a'])
    })
    await expect(failing).rejects.toThrow('not waited for')
    expect(await ids()).toEqual([])
  })

  it('takes no statement once it is over, kept or not', async () => {
    const { store, ids } = await opened(engine)
    const late: RecordTransaction[] = []
    await store.transact('shop', async (tx) => void late.push(tx))
    const failing = store.transact('shop', async (tx) => {
      late.push(tx)
      throw new TypeError('a mistake')
    })
    await expect(failing).rejects.toThrow(TypeError)
    for (const tx of late) await expect(tx.run(insert, ['late'])).rejects.toThrow('is over')
    expect(late).toHaveLength(2)
    expect(await ids()).toEqual([])
  })

  it('takes statements side by side', async () => {
    const { store, ids } = await opened(engine)
    await store.transact('shop', (tx) => Promise.all(['c', 'a', 'b'].map((id) => tx.run(insert, [id]))))
    expect(await ids()).toEqual(['a', 'b', 'c'])
  })

  it('holds foreign keys: no part without its thing, none left when it goes', async () => {
    const { run, add } = await opened(engine)
    await add('a')
    await run('INSERT INTO parts (thing, place) VALUES (?, ?)', ['a', 1])
    await expect(run('INSERT INTO parts (thing, place) VALUES (?, ?)', ['b', 1])).rejects.toMatchObject({
      name: 'RecordStatementError',
      reason: 'constraint',
    })
    await run('DELETE FROM things WHERE id = ?', ['a'])
    expect(await run('SELECT * FROM parts')).toEqual([])
  })
}
