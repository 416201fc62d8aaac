import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { expect, it, onTestFinished } from 'vitest'
import { createConnectionPool } from '../../../../../collector/stores/duckdb/connection-pool.ts'

async function newPool(size: number) {
  const instance = await DuckDBInstance.create(':memory:')
  onTestFinished(() => instance.closeSync())
  const connections = await Promise.all(Array.from({ length: size }, () => instance.connect()))
  return { pool: createConnectionPool(connections), connections }
}

it('lends each connection to one at a time, and lets the others wait in turn', async () => {
  const { pool } = await newPool(2)
  const lent = new Set<object>()
  const order: number[] = []
  let most = 0
  const work = (number: number) =>
    pool.use(async (connection) => {
      expect(lent.has(connection)).toBe(false)
      lent.add(connection)
      most = Math.max(most, lent.size)
      order.push(number)
      await connection.run('select 1')
      lent.delete(connection)
    })
  await Promise.all([0, 1, 2, 3, 4, 5].map(work))
  expect(most).toBe(2)
  expect(order).toEqual([0, 1, 2, 3, 4, 5])
})

it('lends one alone once all are back, and to whoever asks meanwhile only afterwards', async () => {
  const { pool } = await newPool(2)
  const order: string[] = []
  const work = (name: string) => async (connection: DuckDBConnection) => {
    order.push(`${name} begins`)
    await connection.run('select 1')
    order.push(`${name} ends`)
  }
  const first = pool.use(work('first'))
  const alone = ['one', 'another'].map((name) => pool.useAlone(work(name)))
  await Promise.all([first, ...alone, pool.use(work('last'))])
  const turns = ['first', 'one', 'another', 'last']
  expect(order).toEqual(turns.flatMap((name) => [`${name} begins`, `${name} ends`]))
  await expect(pool.useAlone(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await pool.useAlone(async () => 'free')).toBe('free')
})

it('lends each once to work that all are for, and to nobody else meanwhile', async () => {
  const { pool, connections } = await newPool(2)
  const seen: object[] = []
  const each = pool.useEach(async (connection) => {
    await connection.run('select 1')
    seen.push(connection)
  })
  await Promise.all([each, pool.use(async () => expect(seen).toHaveLength(2))])
  expect(new Set(seen)).toEqual(new Set(connections))
})

it('gets a connection back from work that fails', async () => {
  const { pool } = await newPool(1)
  await expect(pool.use(async () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await pool.use(async () => 'free')).toBe('free')
})

it('closes only when every question under way is answered', async () => {
  const { pool } = await newPool(2)
  let isAnswered = false
  const asking = pool.use(async (connection) => {
    await connection.run('select 1')
    isAnswered = true
  })
  await pool.close()
  expect(isAnswered).toBe(true)
  await asking
})
