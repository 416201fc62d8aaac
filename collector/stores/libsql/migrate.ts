// Brings a database's tables up to date: each step once, by its name, and all of them or none.
import type Database from 'libsql'
import { type Migration, RecordStoreTrouble } from '../records.ts'

const table = 'CREATE TABLE IF NOT EXISTS migrations (place BIGINT NOT NULL, name TEXT PRIMARY KEY)'

/** Throws a RecordStoreTrouble when the file knows a step that this collector does not. */
export function migrate(database: Database.Database, migrations: readonly Migration[], path: string): void {
  database.exec('BEGIN IMMEDIATE')
  try {
    database.exec(table)
    const applied = appliedNames(database)
    const known = new Set(migrations.map(({ name }) => name))
    if (applied.some((name) => !known.has(name)))
      throw new RecordStoreTrouble('newer', `${path} was written by a later version of the collector`)
    applyMissing(database, migrations, new Set(applied))
    database.exec('COMMIT')
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK')
    throw error
  }
}

function appliedNames(database: Database.Database): string[] {
  return database.prepare('SELECT name FROM migrations').pluck().all().map(String)
}

function applyMissing(
  database: Database.Database,
  migrations: readonly Migration[],
  applied: ReadonlySet<string>,
): void {
  const remember = database.prepare('INSERT INTO migrations (place, name) VALUES (?, ?)')
  for (const [place, { name, sql }] of migrations.entries()) {
    if (applied.has(name)) continue
    for (const statement of sql) database.exec(statement)
    remember.run(BigInt(place), name)
  }
}
