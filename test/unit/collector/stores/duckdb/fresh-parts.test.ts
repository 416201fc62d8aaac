import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createFreshParts, type FreshPart } from '../../../../../collector/stores/duckdb/fresh-parts.ts'

let instance: DuckDBInstance
let connection: DuckDBConnection

beforeEach(async () => {
  instance = await DuckDBInstance.create(':memory:')
  connection = await instance.connect()
  await connection.run('create sequence made')
})
afterEach(() => {
  connection.closeSync()
  instance.closeSync()
})

/** A row an event: its place, and how many rows were made before it. */
const part = (name: string, until = 1, more: Partial<FreshPart> = {}): FreshPart => ({
  name: `temp."${name}"`,
  kind: 'by days',
  from: 0,
  until,
  rowsOf: (from, end) => `select nextval('made')::INTEGER as made from range(${from}, ${end}) order by made`,
  ...more,
})

async function rows(sql: string) {
  return (await connection.runAndReadAll(sql)).getRowsJS().flat()
}

const tables = () => rows('select table_name from duckdb_tables() where temporary order by table_name')

it('A table is made once for as long as it would hold the same', async () => {
  const { make } = createFreshParts()
  const text = 'from temp."stays"'
  await make(connection, 'acme', [part('stays')], text)
  await make(connection, 'acme', [part('stays')], text)
  expect(await rows(text)).toEqual([1])
})

it('What has come in is added to a table, and nothing of it is made again', async () => {
  const { make } = createFreshParts()
  const text = 'from temp."stays"'
  await make(connection, 'acme', [part('stays', 2)], text)
  await make(connection, 'acme', [part('stays', 5)], text)
  expect(await rows(text)).toEqual([1, 2, 3, 4, 5])
})

it.each([{ kind: 'by other days' }, { from: 1 }, { until: 1 }])(
  'A table is made anew where it would hold others: %j',
  async (other) => {
    const { make } = createFreshParts()
    const text = 'from temp."stays"'
    await make(connection, 'acme', [part('stays', 2)], text)
    await make(connection, 'acme', [part('stays', 2, other)], text)
    expect(await rows(text)).not.toContain(1)
  },
)

it('A table that a question does not name is not made', async () => {
  await createFreshParts().make(connection, 'acme', [part('stays'), part('lines')], 'from temp."lines"')
  expect(await tables()).toEqual(['lines'])
})

it('A connection keeps the tables of one brand', async () => {
  const { make } = createFreshParts()
  await make(connection, 'acme', [part('a')], 'from temp."a"')
  await make(connection, 'other', [part('b')], 'from temp."b"')
  expect(await tables()).toEqual(['b'])
})

it('What was dropped is made again', async () => {
  const { make, drop } = createFreshParts()
  await make(connection, 'acme', [part('a')], 'from temp."a"')
  await drop(connection)
  expect(await tables()).toEqual([])
  await make(connection, 'acme', [part('a')], 'from temp."a"')
  expect(await rows('from temp."a"')).toEqual([2])
})
