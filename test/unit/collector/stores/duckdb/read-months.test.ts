import { DuckDBInstance } from '@duckdb/node-api'
import { expect, it, onTestFinished } from 'vitest'
import type { Month } from '../../../../../collector/stores/duckdb/month.ts'
import { createMonthReader } from '../../../../../collector/stores/duckdb/read-months.ts'

const [october, november]: Month[] = ['2026-10', '2026-11']

/** Two months of a brand, of three events and one, in which nothing is added up. */
async function newMonths() {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  onTestFinished(() => {
    connection.closeSync()
    instance.closeSync()
  })
  for (const [month, events] of [
    [october, 3],
    [november, 1],
  ]) {
    await connection.run(`attach ':memory:' as "acme/${month}"`)
    await connection.run(`create table "acme/${month}".events as select unnest(range(${events})) as id`)
  }
  const reader = createMonthReader()
  const months = [october, november].flatMap((month, opening) => (month ? [{ month, opening }] : []))
  return { connection, reader, read: () => reader.read(connection, 'acme', months) }
}

it('How many events each month holds is read beside how far it is added up', async () => {
  const { connection, read } = await newMonths()
  await connection.run(
    `create table "acme/2026-11".rolled_up as select 'by days' as mark, 1 as events, 7 as steps`,
  )
  expect(await read()).toEqual([
    { month: october, opening: 0, events: 3, rolled: null },
    { month: november, opening: 1, events: 1, rolled: { mark: 'by days', events: 1, steps: 7 } },
  ])
})

it('What another version added up in its own way counts as nothing', async () => {
  const { connection, read } = await newMonths()
  await connection.run(
    'create table "acme/2026-10".rolled_up as select 1 as local_day, 3 as events, 1 as steps',
  )
  expect((await read()).map(({ rolled }) => rolled)).toEqual([null, null])
})

it('What is added up for the first time is seen once that is said', async () => {
  const { connection, reader, read } = await newMonths()
  await read()
  await connection.run(
    `create table "acme/2026-10".rolled_up as select 'by days' as mark, 2 as events, 1 as steps`,
  )
  reader.hasTables(0)
  expect((await read()).map(({ rolled }) => rolled?.events)).toEqual([2, undefined])
})

it('A brand without a month has none', async () => {
  const { connection, reader } = await newMonths()
  expect(await reader.read(connection, 'other', [])).toEqual([])
})
