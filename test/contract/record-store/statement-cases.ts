// The SQL that every engine understands, and what a wrong statement says.
import { expect, it } from 'vitest'
import { opened } from './bench.ts'
import type { RecordEngine } from './place.ts'

export function statementCases(engine: RecordEngine): void {
  it('answers the rows of RETURNING, and none without', async () => {
    const { run } = await opened(engine)
    expect(await run('INSERT INTO things (id, number) VALUES (?, ?) RETURNING id, number', ['a', 1])).toEqual(
      [{ id: 'a', number: 1 }],
    )
    expect(await run('UPDATE things SET number = 2')).toEqual([])
    expect(await run('DELETE FROM things WHERE id = ? RETURNING number', ['a'])).toEqual([{ number: 2 }])
  })

  it('understands ON CONFLICT, to change and to leave', async () => {
    const { run } = await opened(engine)
    const upsert = `INSERT INTO things (id, number) VALUES (?, ?)
      ON CONFLICT (id) DO UPDATE SET number = excluded.number RETURNING number`
    expect([await run(upsert, ['a', 1]), await run(upsert, ['a', 2])]).toEqual([
      [{ number: 1 }],
      [{ number: 2 }],
    ])
    const attempt = 'INSERT INTO things (id) VALUES (?) ON CONFLICT (id) DO NOTHING RETURNING id'
    expect([await run(attempt, ['a']), await run(attempt, ['b'])]).toEqual([[], [{ id: 'b' }]])
  })

  it('answers thousands of rows in their order', async () => {
    const { store, run } = await opened(engine)
    const ids = Array.from({ length: 3000 }, (_, index) => String(index).padStart(5, '0'))
    await store.transact('shop', async (tx) => {
      for (const id of ids) await tx.run('INSERT INTO things (id) VALUES (?)', [id])
    })
    expect((await run('SELECT id FROM things ORDER BY id')).map(({ id }) => id)).toEqual(ids)
  })

  it.each(['INSRT INTO things', 'SELECT nothing FROM things', 'SELECT * FROM nowhere'])(
    '%j is refused as a statement, and the store goes on',
    async (sql) => {
      const { run, add, ids } = await opened(engine)
      await expect(run(sql)).rejects.toMatchObject({ name: 'RecordStatementError', reason: 'statement' })
      await add('after')
      expect(await ids()).toEqual(['after'])
    },
  )

  it('S22: an error repeats no value', async () => {
    const { run, add } = await opened(engine)
    await add('jane.doe@example.com')
    const refused = run('INSERT INTO things (id) VALUES (?)', ['jane.doe@example.com'])
    await expect(refused).rejects.toThrow(/^(?!.*jane)/s)
  })
}
