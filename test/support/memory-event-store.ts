// An event store in memory for tests of the reports: DuckDB with the real store's columns, without its files,
// repeats and segments' ledger.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance, DuckDBUUIDValue, type DuckDBValue } from '@duckdb/node-api'
import { encodeRecord } from '../../collector/events/record.ts'
import type { EventQuery, EventStore, Row, Segment, StoredEvent } from '../../collector/stores/events.ts'

const item = `STRUCT(item_id VARCHAR, item_name VARCHAR, item_brand VARCHAR, item_category VARCHAR, price_minor BIGINT,
  quantity INTEGER, "index" INTEGER, item_list_id VARCHAR, item_list_name VARCHAR)[]`

const columns: Record<string, string> = {
  brand: 'VARCHAR',
  id: 'UUID',
  name: 'VARCHAR',
  time: 'BIGINT',
  received: 'BIGINT',
  visitor: 'UUID',
  visitor_basis: 'VARCHAR',
  session: 'UUID',
  customer: 'VARCHAR',
  email: 'VARCHAR',
  phone: 'VARCHAR',
  network: 'VARCHAR',
  consent_mode: 'VARCHAR',
  analytics: 'BOOLEAN',
  attribution: 'BOOLEAN',
  personalisation: 'BOOLEAN',
  host: 'VARCHAR',
  path: 'VARCHAR',
  referrer_host: 'VARCHAR',
  utm_source: 'VARCHAR',
  utm_medium: 'VARCHAR',
  utm_campaign: 'VARCHAR',
  publication: 'VARCHAR',
  device: 'VARCHAR',
  browser: 'VARCHAR',
  os: 'VARCHAR',
  search_term: 'VARCHAR',
  results: 'INTEGER',
  category: 'VARCHAR',
  transaction_id: 'VARCHAR',
  currency: 'VARCHAR',
  value_minor: 'BIGINT',
  tax_minor: 'BIGINT',
  shipping_minor: 'BIGINT',
  coupon: 'VARCHAR',
  item_list_id: 'VARCHAR',
  item_list_name: 'VARCHAR',
  items: item,
  params: 'VARCHAR',
}

/** `path`: a file instead of memory; it is used as it stands. */
export async function createMemoryEventStore(path = ':memory:'): Promise<EventStore> {
  const settings = { threads: '2', memory_limit: '128MB', autoinstall_known_extensions: 'false' }
  const instance = await DuckDBInstance.create(path, settings)
  const connection = await instance.connect()
  const declared = Object.entries(columns).map(([name, type]) => `"${name}" ${type}`)
  await connection.run(`CREATE TABLE IF NOT EXISTS stored (${declared.join(', ')})`)
  return {
    load: (segment) => load(connection, segment),
    query: (question) => query(connection, question),
    forEachRecent: () => Promise.reject(new Error('the reports never ask for recent events')),
    async close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** A store in memory that holds these events. */
export async function memoryEventStoreOf(events: readonly StoredEvent[]): Promise<EventStore> {
  const store = await createMemoryEventStore()
  const folder = await mkdtemp(join(tmpdir(), 'candor-events-'))
  const path = join(folder, 'segment.ndjson')
  await writeFile(path, events.map(encodeRecord).join(''))
  await store.load({ id: 'segment', path, events: events.length })
  await rm(folder, { recursive: true })
  return store
}

async function load(connection: DuckDBConnection, segment: Segment) {
  const types = Object.entries(columns).map(([name, type]) => `'${name}': '${type.replaceAll("'", "''")}'`)
  const read = `read_json($path, format = 'newline_delimited', columns = {${types.join(', ')}})`
  await connection.run(`INSERT INTO stored SELECT * FROM ${read}`, { path: segment.path })
  return { stored: segment.events, repeated: 0 }
}

async function query(connection: DuckDBConnection, question: EventQuery): Promise<Row[]> {
  const events =
    '(SELECT * EXCLUDE (brand) FROM stored WHERE brand = $brand_ AND time >= $from_ AND time < $until_)'
  const { brand, from, until, params } = question
  const bound = { ...params, brand_: brand, from_: BigInt(from), until_: BigInt(until) }
  const reader = await connection.runAndReadAll(question.sql(events), bound)
  return reader.getRowObjects().map((row) => {
    return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)]))
  })
}

function plain(value: DuckDBValue): Row[string] {
  if (typeof value === 'bigint') return Number(value)
  if (value instanceof DuckDBUUIDValue) return value.toString()
  if (value === null || typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
    return value
  throw new TypeError(`no plain value for ${String(value)}`)
}
