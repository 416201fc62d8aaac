import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openDuckdbEventStore } from '../../../../../collector/stores/duckdb/duckdb-event-store.ts'
import { storedEvent, uuid } from '../../../../support/stored-event.ts'
import { newTempFolder } from '../../../../support/temp-folder.ts'
import { noon } from '../../../../support/wire-batch.ts'
import { writtenSegment } from '../../../../support/written-segment.ts'

async function openStore(dataFolder = newTempFolder()) {
  const opened = await openDuckdbEventStore({ dataFolder })
  if (!opened.ok) throw new Error(opened.message)
  onTestFinished(() => opened.store.close())
  return { dataFolder, store: opened.store }
}

const count = (events: string) => `select count(*) as events from ${events}`

it('makes its folder, one file a brand and month, and keeps brands in folders of their own', async () => {
  const { dataFolder, store } = await openStore(join(newTempFolder(), 'new', 'data'))
  const december = Date.UTC(2026, 11, 1)
  const events = [
    storedEvent({ id: uuid(1), brand: 'acme', time: noon }),
    storedEvent({ id: uuid(2), brand: 'acme', time: december }),
    storedEvent({ id: uuid(3), brand: 'other', time: noon }),
  ]
  await store.load(await writtenSegment(newTempFolder(), events))
  const files = ['acme/events/2026-11', 'acme/events/2026-12', 'other/events/2026-11']
  expect(files.filter((file) => !existsSync(join(dataFolder, `${file}.duckdb`)))).toEqual([])
})

it('answers a value that no report may have with an error', async () => {
  const { store } = await openStore()
  const sql = () => 'select [1, 2] as list'
  await expect(store.query({ brand: 'acme', from: 0, until: 1, sql })).rejects.toThrow(/must be a number/)
})

it('loads no extension from anywhere', async () => {
  const { store } = await openStore()
  const sql = () =>
    "select name, value from duckdb_settings() where name like 'auto%known_extensions' order by name"
  expect(await store.query({ brand: 'acme', from: 0, until: 1, sql })).toEqual([
    { name: 'autoinstall_known_extensions', value: 'false' },
    { name: 'autoload_known_extensions', value: 'false' },
  ])
})

describe('a folder that holds something else', () => {
  it('as a file where a brand’s events should be does not disturb the others', async () => {
    const { dataFolder, store } = await openStore()
    mkdirSync(join(dataFolder, 'acme'))
    writeFileSync(join(dataFolder, 'acme', 'events'), 'a file')
    expect(await store.query({ brand: 'acme', from: 0, until: 4e12, sql: count })).toEqual([{ events: 0 }])
    await store.load(
      await writtenSegment(newTempFolder(), [storedEvent({ id: uuid(1), brand: 'other', time: 1 })]),
    )
    expect(await store.query({ brand: 'other', from: 0, until: 4e12, sql: count })).toEqual([{ events: 1 }])
  })

  it('as a file that is no store throws, and says which', async () => {
    const dataFolder = newTempFolder()
    writeFileSync(join(dataFolder, 'collector.duckdb'), 'not a database, but long enough to be looked at')
    await expect(openDuckdbEventStore({ dataFolder })).rejects.toThrow(/collector\.duckdb/)
  })
})

it('has let go of every file once it is closed: nothing of it goes on writing', async () => {
  const dataFolder = newTempFolder()
  const opened = await openDuckdbEventStore({ dataFolder })
  if (!opened.ok) throw new Error(opened.message)
  await opened.store.load(
    await writtenSegment(newTempFolder(), [storedEvent({ id: uuid(1), brand: 'acme', time: noon })]),
  )
  const log = join(dataFolder, 'acme/events/2026-11.duckdb.wal')
  expect(existsSync(log)).toBe(true)
  await opened.store.close()
  expect(existsSync(log)).toBe(false)
})

describe('a relation that is kept', () => {
  const whole = { brand: 'acme', from: 0, until: 4e12 }

  it('stays as it is while events come in, for questions about any time, until it is dropped', async () => {
    const { store } = await openStore()
    const load = async (number: number) => {
      const event = storedEvent({ id: uuid(number), brand: 'acme', path: `/${number}` })
      await store.load(await writtenSegment(newTempFolder(), [event]))
    }
    await load(1)
    const sql = (events: string) => `select path from ${events} where path <> $other`
    const kept = await store.keep({ ...whole, sql, params: { other: '/9' } })
    await load(2)
    const read = () =>
      Promise.all(
        [1, 2].map(() => store.query({ ...whole, until: 1, sql: () => `select * from ${kept.name}` })),
      )
    expect(await read()).toEqual([[{ path: '/1' }], [{ path: '/1' }]])
    await kept.drop()
    await expect(read()).rejects.toThrow(/does not exist/)
  })

  it('does not meet another one', async () => {
    const { store } = await openStore()
    const [one, other] = await Promise.all(
      [1, 2].map((n) => store.keep({ ...whole, sql: () => `select ${n} as n` })),
    )
    expect(await store.query({ ...whole, sql: () => `select n from ${one?.name}` })).toEqual([{ n: 1 }])
    expect(await store.query({ ...whole, sql: () => `select n from ${other?.name}` })).toEqual([{ n: 2 }])
  })
})
