// The open files of the store's thread: a bounded number, the longest unused of them closed for the next.
import { join } from 'node:path'
import type Database from 'libsql'
import type { ThreadSettings } from './messages.ts'
import { openDatabase } from './open-database.ts'

export interface DatabaseFiles {
  /** Opens the operator's file, whose lock keeps every other process out. */
  open(): void
  /** The brand's database, opened if need be, and kept until `release`. */
  acquire(brand: string | null, keys: readonly string[]): Database.Database
  release(brand: string | null): void
  close(): void
}

/** How messages call a database's file. */
export function databasePath(dataFolder: string, brand: string | null): string {
  return brand === null ? join(dataFolder, 'operator.db') : join(dataFolder, brand, 'records.db')
}

/** Files that are closed, but held by the driver until garbage is collected. */
const mostHeld = 16

/** `collectGarbage`: makes the driver let go of what is closed. */
export function createDatabaseFiles(settings: ThreadSettings, collectGarbage: () => void): DatabaseFiles {
  const { dataFolder, schema, openFiles, operatorKeys } = settings
  let operator: Database.Database | null = null
  /** In the order of their last use, the longest unused first. */
  const brands = new Map<string, Database.Database>()
  const used = new Set<string>()
  let held = 0

  function openOperator(): Database.Database {
    operator ??= openDatabase({
      path: databasePath(dataFolder, null),
      keys: operatorKeys,
      migrations: schema.operator,
      isExclusive: true,
    })
    return operator
  }

  function openBrand(brand: string, keys: readonly string[]): Database.Database {
    const known = brands.get(brand)
    if (!known) closeUnused(openFiles - 1)
    const path = databasePath(dataFolder, brand)
    const database = known ?? openDatabase({ path, keys, migrations: schema.brand, isExclusive: false })
    brands.delete(brand)
    brands.set(brand, database)
    return database
  }

  function closeUnused(most: number): void {
    for (const [brand, database] of brands) {
      if (brands.size <= most) break
      if (used.has(brand)) continue
      brands.delete(brand)
      closeWhole(database)
      held += 1
    }
    if (held < mostHeld) return
    collectGarbage()
    held = 0
  }

  return {
    open: () => void openOperator(),
    acquire(brand, keys) {
      const own = openOperator()
      if (brand === null) return own
      const database = openBrand(brand, keys)
      used.add(brand)
      return database
    },
    release(brand) {
      if (brand !== null) used.delete(brand)
    },
    close() {
      for (const database of [...brands.values(), ...(operator ? [operator] : [])]) closeWhole(database)
      brands.clear()
      operator = null
    },
  }
}

/** The driver holds a file until its statements are collected as garbage: what is in the WAL goes to its place now. */
function closeWhole(database: Database.Database): void {
  try {
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  } finally {
    database.close()
  }
}
