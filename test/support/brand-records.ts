// A records store in memory, for tests of what stands on the port: the embedded engine's own statements and values,
// without its thread, files and keys, which have tests of their own.
import Database from 'libsql'
import { onTestFinished } from 'vitest'
import { bindValues, plainRow } from '../../collector/stores/libsql/bound-values.ts'
import type { Migration, RecordStore, RecordTransaction } from '../../collector/stores/records.ts'

interface Opened {
  database: Database.Database
  /** Settles when the transactions asked for so far have ended. */
  idle: Promise<unknown>
}

/** Both kinds of database get all of the tables. Call it inside a test. */
export function openBrandRecords(tables: readonly Migration[]): RecordStore {
  const brands = new Map<string | null, Opened>()

  function open(brand: string | null): Opened {
    const known = brands.get(brand)
    if (known) return known
    const database = new Database(':memory:')
    database.defaultSafeIntegers(true)
    for (const sql of tables.flatMap((table) => table.sql)) database.exec(sql)
    const opened = { database, idle: Promise.resolve() }
    brands.set(brand, opened)
    return opened
  }

  async function close(): Promise<void> {
    for (const { database } of brands.values()) database.close()
    brands.clear()
  }

  onTestFinished(close)
  return {
    transact(brand, work) {
      const opened = open(brand)
      const result = opened.idle.then(() => transactIn(opened.database, work))
      opened.idle = result.catch(() => null)
      return result
    },
    close,
  }
}

async function transactIn<Result>(
  database: Database.Database,
  work: (tx: RecordTransaction) => Promise<Result>,
): Promise<Result> {
  const run: RecordTransaction['run'] = async (sql, params = []) => {
    const statement = database.prepare(sql)
    const values = bindValues(sql, params)
    if (statement.reader) return statement.all(...values).map(plainRow)
    statement.run(...values)
    return []
  }
  database.exec('BEGIN')
  try {
    const result = await work({ run, leaveNoTrace: () => {} })
    database.exec('COMMIT')
    return result
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
}
