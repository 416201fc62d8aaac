// What stands in the month files, read without the collector's code once nobody has them open.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { brand, type Folder } from './collector-process.ts'

export interface StoredEvents {
  /** How often each event ID is there. */
  events: Map<string, number>
  /** How often each order ID is there. */
  orders: Map<string, number>
}

export async function readStored({ data }: Folder): Promise<StoredEvents> {
  const folder = join(data, brand, 'events')
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const stored: StoredEvents = { events: new Map(), orders: new Map() }
  for (const [index, file] of monthFiles(folder).entries()) {
    await connection.run(`attach '${join(folder, file)}' as month_${index} (read_only)`)
    const reader = await connection.runAndReadAll(
      `select id::varchar, case name when 'purchase' then transaction_id end from month_${index}.events`,
    )
    for (const [id, order] of reader.getRows()) {
      countOne(stored.events, String(id))
      if (order !== null) countOne(stored.orders, String(order))
    }
  }
  connection.closeSync()
  instance.closeSync()
  return stored
}

/** How many there are in all, repeats too. */
export function total(counts: Map<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}

function monthFiles(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.duckdb'))
}

function countOne(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
