// Whose turn it is.
import { expect, it } from 'vitest'
import { gate, opened } from './bench.ts'
import type { RecordEngine } from './place.ts'

export function orderCases(engine: RecordEngine): void {
  it('go one at a time within a brand, in the order they were asked for', async () => {
    const { store } = await opened(engine)
    const log: string[] = []
    const turn = (name: string) =>
      store.transact('shop', async (tx) => {
        log.push(`${name} begins`)
        await tx.run('SELECT 1')
        await tx.run('SELECT 2')
        log.push(`${name} ends`)
      })
    await Promise.all(['a', 'b', 'c'].map(turn))
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
  })

  it('lose no change where many read and then write', async () => {
    const { store, add, run } = await opened(engine)
    await add('counter')
    await run('UPDATE things SET number = 0')
    const increment = () =>
      store.transact('shop', async (tx) => {
        const [row] = await tx.run('SELECT number FROM things WHERE id = ?', ['counter'])
        await tx.run('UPDATE things SET number = ?', [Number(row?.number) + 1])
      })
    await Promise.all(Array.from({ length: 50 }, increment))
    expect(await run('SELECT number FROM things')).toEqual([{ number: 50 }])
  })

  it('of other brands and of the operator go on while one brand’s lasts', async () => {
    const { store, add, ids } = await opened(engine)
    const held = gate()
    const begun = gate()
    const lasting = store.transact('shop', async (tx) => {
      await tx.run('INSERT INTO things (id) VALUES (?)', ['lasting'])
      begun.open()
      await held.passed
    })
    await begun.passed
    await add('quick', 'other')
    await add('quick', null)
    expect([await ids('other'), await ids(null)]).toEqual([['quick'], ['quick']])
    held.open()
    await lasting
    expect(await ids()).toEqual(['lasting'])
  })

  it('of the operator may be asked for within a brand’s', async () => {
    const { store, ids } = await opened(engine)
    await store.transact('shop', async (tx) => {
      await store.transact(null, (own) => own.run('INSERT INTO things (id) VALUES (?)', ['limit']))
      await tx.run('INSERT INTO things (id) VALUES (?)', ['contact'])
    })
    expect([await ids(null), await ids('shop')]).toEqual([['limit'], ['contact']])
  })

  it('that last too long are undone, and the next has its turn', async () => {
    const timers: { act: () => void; delayMs: number }[] = []
    const later = (act: () => void, delayMs: number) => {
      timers.push({ act, delayMs })
      return () => {}
    }
    const { store, ids } = await opened(engine, { later, transactionMs: 4321 })
    const begun = gate()
    const lasting = store.transact('shop', async (tx) => {
      await tx.run('INSERT INTO things (id) VALUES (?)', ['lasting'])
      begun.open()
      await new Promise(() => {})
    })
    await begun.passed
    const next = ids()
    const [timer] = timers
    expect(timer?.delayMs).toBe(4321)
    timer?.act()
    await expect(lasting).rejects.toMatchObject({ name: 'RecordStoreTrouble', reason: 'timeout' })
    expect(await next).toEqual([])
  })

  it('end in time without a timer left behind', async () => {
    let waiting = 0
    const later = () => {
      waiting += 1
      return () => {
        waiting -= 1
      }
    }
    const { store, add } = await opened(engine, { later })
    await add('a')
    await expect(store.transact('shop', () => Promise.reject(new TypeError('no')))).rejects.toThrow('no')
    expect(waiting).toBe(0)
  })
}
