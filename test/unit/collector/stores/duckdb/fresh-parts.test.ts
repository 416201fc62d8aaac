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

const part = (name: string, version = '1'): FreshPart => ({
  name: `temp."${name}"`,
  version,
  sql: "select nextval('made')::INTEGER as made",
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
  await make(connection, 'acme', [part('stays', '2')], text)
  expect(await rows(text)).toEqual([2])
})

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
