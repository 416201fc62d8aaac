// No transaction reaches across brands.
import { expect, it } from 'vitest'
import { opened } from './bench.ts'
import type { RecordEngine } from './place.ts'

export function isolationCases(engine: RecordEngine): void {
  it('A1: a brand’s rows are in no other brand’s database, nor in the operator’s', async () => {
    const { add, ids } = await opened(engine)
    await add('mine', 'shop')
    await add('theirs', 'other')
    await add('own', null)
    expect([await ids('shop'), await ids('other'), await ids(null)]).toEqual([['mine'], ['theirs'], ['own']])
  })

  it('A1: a transaction of one brand that fails undoes nothing of another', async () => {
    const { store, add, ids } = await opened(engine)
    const failing = store.transact('shop', async (tx) => {
      await tx.run('INSERT INTO things (id) VALUES (?)', ['mine'])
      await add('theirs', 'other')
      throw new TypeError('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect([await ids('shop'), await ids('other')]).toEqual([[], ['theirs']])
  })

  it.each(['../other', 'a/b', '', '.', 'Shop', 'a'.repeat(64), 'a\0b'])(
    'S2: %j is no brand’s name, and nothing is opened',
    async (name) => {
      const { store } = await opened(engine)
      await expect(store.transact(name, (tx) => tx.run('SELECT 1'))).rejects.toThrow('name of a brand')
    },
  )
}
