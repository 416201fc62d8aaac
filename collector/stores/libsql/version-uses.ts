// What in a database still rests on one version of the pepper: rows with a tag of it, or a key wrapped under it.
import type Database from 'libsql'
import { createCollectGarbage } from './collect-garbage.ts'
import { fittingKey, openPlain } from './open-database.ts'

export interface VersionUse {
  table: string
  rows: number
}

/** Of a file that nobody has open: `key` is the one of `keys` that it is under. Throws a RecordStoreTrouble. */
export function versionUsesIn(
  path: string,
  keys: readonly string[],
  version: number,
): { key: string; uses: VersionUse[] } {
  const key = fittingKey(path, keys)
  const database = openPlain(path, key)
  const uses = versionUses(database, version)
  database.close()
  // The driver lets go of the file when the last statement is collected.
  createCollectGarbage()()
  return { key, uses }
}

/** Looks through every text of every table, so that a room that is added later cannot be forgotten here. */
function versionUses(database: Database.Database, version: number): VersionUse[] {
  const names = (sql: string, ...values: string[]) => database.prepare(sql).pluck().all(values).map(String)
  const tables = names("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
  return tables.flatMap((table) => {
    const columns = names('SELECT name FROM pragma_table_info(?)', table)
    const [rows] = database
      .prepare(`SELECT count(*) FROM "${table}" WHERE ${conditionOf(columns, version)}`)
      .pluck()
      .all()
    return Number(rows) > 0 ? [{ table, rows: Number(rows) }] : []
  })
}

/** A tag begins a text, or stands in it as a word: within another tag's random characters the same letters mean nothing. */
function conditionOf(columns: readonly string[], version: number): string {
  const inTexts = columns.map(
    (column) => `"${column}" GLOB 'h${version}_*' OR "${column}" GLOB '*[^A-Za-z0-9_-]h${version}_*'
      OR "${column}" LIKE '%"version":${version},"wrapped"%'`,
  )
  const isWrapped = columns.includes('wrapped') && columns.includes('version')
  return [...inTexts, ...(isWrapped ? [`version = ${version}`] : [])].join(' OR ') || '0'
}
