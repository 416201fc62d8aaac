// The open files of the store's thread: a bounded number, the longest unused of them closed for the next.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'libsql'
import { emptyLog } from './empty-log.ts'
import type { ThreadSettings } from './messages.ts'
import { DamagedDatabase, openDatabase } from './open-database.ts'

export interface DatabaseFiles {
  /** Opens the operator's file, whose lock keeps every other process out. */
  open(): void
  /** The brand's database, opened if need be, and kept until `release`. */
  acquire(brand: string | null, keys: readonly string[]): Database.Database
  release(brand: string | null): void
  /** Lets go of a brand's file and deletes it, with its log. The next use makes a new one. */
  remove(brand: string): void
  close(): void
}

/** How messages call a database's file. */
export function databasePath(dataFolder: string, brand: string | null): string {
  return brand === null ? join(dataFolder, 'operator.db') : join(dataFolder, brand, 'records.db')
}

export function createDatabaseFiles(settings: ThreadSettings, collectGarbage: () => void): DatabaseFiles {
  const { dataFolder, schema, openFiles, operatorKeys } = settings
  const brands = createOpenBrands(openFiles, collectGarbage)
  const openBrand = createOpenBrand(settings)
  let operator: Database.Database | null = null

  function openOperator(): Database.Database {
    operator ??= openDatabase({
      path: databasePath(dataFolder, null),
      keys: operatorKeys,
      migrations: schema.operator,
      isExclusive: true,
      isFirst: true,
    })
    return operator
  }

  return {
    open: () => void openOperator(),
    acquire(brand, keys) {
      const own = openOperator()
      if (brand === null) return own
      return brands.acquire(brand, () => openBrand.open(brand, keys))
    },
    release(brand) {
      if (brand !== null) brands.release(brand)
    },
    remove(brand) {
      brands.close(brand)
      openBrand.forget(brand)
      for (const end of ['', '-wal', '-shm'])
        rmSync(`${databasePath(dataFolder, brand)}${end}`, { force: true })
    },
    close() {
      brands.closeAll()
      if (operator) closeWhole(operator)
      operator = null
    },
  }
}

/** A file that was once found damaged stays refused. */
function createOpenBrand({ dataFolder, schema }: ThreadSettings) {
  /** Brands whose file was opened before, and what was wrong with it then. */
  const opened = new Map<string, DamagedDatabase | null>()

  function open(brand: string, keys: readonly string[]): Database.Database {
    const damaged = opened.get(brand)
    if (damaged) throw damaged
    const path = databasePath(dataFolder, brand)
    const file = { path, keys, migrations: schema.brand, isExclusive: false, isFirst: !opened.has(brand) }
    try {
      const database = openDatabase(file)
      opened.set(brand, null)
      return database
    } catch (error) {
      if (error instanceof DamagedDatabase) opened.set(brand, error)
      throw error
    }
  }

  return { open, forget: (brand: string) => void opened.delete(brand) }
}

/** Files that are closed, but held by the driver until garbage is collected. */
const mostHeld = 16

/** The brands' open files, in the order of their last use: the longest unused comes first, and goes first. */
function createOpenBrands(most: number, collectGarbage: () => void) {
  const open = new Map<string, Database.Database>()
  const used = new Set<string>()
  let held = 0

  /** There are always enough that are not used: the store begins no more transactions than may be open. */
  function closeUnused(): void {
    for (const [brand, database] of open) {
      if (open.size < most) break
      if (used.has(brand)) continue
      open.delete(brand)
      closeWhole(database)
      held += 1
    }
    if (held < mostHeld) return
    collectGarbage()
    held = 0
  }

  return {
    acquire(brand: string, openNew: () => Database.Database): Database.Database {
      const known = open.get(brand)
      if (!known) closeUnused()
      const database = known ?? openNew()
      open.delete(brand)
      open.set(brand, database)
      used.add(brand)
      return database
    },
    release: (brand: string) => void used.delete(brand),
    close(brand: string): void {
      const database = open.get(brand)
      open.delete(brand)
      if (database) closeWhole(database)
    },
    closeAll(): void {
      for (const database of open.values()) closeWhole(database)
      open.clear()
    },
  }
}

/** The driver holds a file until its statements are collected as garbage: what is in the WAL goes to its place now. */
function closeWhole(database: Database.Database): void {
  try {
    emptyLog(database)
  } finally {
    database.close()
  }
}
