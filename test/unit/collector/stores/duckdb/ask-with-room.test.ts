import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { expect, it, onTestFinished } from 'vitest'
import { askWithRoom } from '../../../../../collector/stores/duckdb/ask-with-room.ts'
import { createConnectionPool } from '../../../../../collector/stores/duckdb/connection-pool.ts'

/** Sorting these needs 40 MB; the instance has 10, and no folder to put the rest into. */
const large = 'select max(number) from (select i as number from range(5_000_000) t(i) order by hash(i))'

async function newPool() {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '10MB', temp_directory: '' })
  onTestFinished(() => instance.closeSync())
  return createConnectionPool([await instance.connect(), await instance.connect()])
}

/** A question that runs the first statement when it is asked first, and so on; then an easy one. */
function asking(...statements: string[]) {
  const asked: string[] = []
  const ask = async (connection: DuckDBConnection) => {
    const statement = statements[asked.length] ?? 'select 1'
    asked.push(statement)
    await connection.run(statement)
  }
  return { ask, asked }
}

it('asks once more what ran out of the engine’s memory, when nobody else asks any more', async () => {
  const pool = await newPool()
  const { ask, asked } = asking(large)
  let askedBeside = 0
  let letGo = () => {}
  const beside = pool
    .use(() => new Promise<void>((resolve) => (letGo = resolve)))
    .finally(() => (askedBeside = asked.length))
  const answer = askWithRoom(pool, ask)
  await pool.use(async () => undefined)
  letGo()
  await Promise.all([beside, answer])
  expect(askedBeside).toBe(1)
  expect(asked).toEqual([large, 'select 1'])
})

it('fails with what runs out of memory alone too', async () => {
  const { ask, asked } = asking(large, large)
  await expect(askWithRoom(await newPool(), ask)).rejects.toThrow(/^Out of Memory Error/)
  expect(asked).toHaveLength(2)
})

it('asks nothing again that fails for another reason', async () => {
  const { ask, asked } = asking('select nothing')
  await expect(askWithRoom(await newPool(), ask)).rejects.toThrow(/nothing/)
  expect(asked).toHaveLength(1)
})
