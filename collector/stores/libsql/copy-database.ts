// Copies one open database whole, as it is between two transactions, and counts what is in it.
import { chmodSync, statSync } from 'node:fs'
import type Database from 'libsql'
import type { RecordRow } from '../records.ts'
import { plainRow } from './bound-values.ts'
import { emptyLog } from './empty-log.ts'

export interface CopyWanted {
  /** The database's own file. */
  file: string
  path: string
  known: string | null
}

/**
 * SQLite writes the copy itself, under the same key (12 ms a MB). To open its file beside it and read would, when that
 * is closed, take the locks of the whole process away: https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks
 */
export function copyDatabase(database: Database.Database, { file, path, known }: CopyWanted): RecordRow[] {
  emptyLog(database)
  const mark = markOf(file)
  if (mark === known) return [{ mark, copied: 0 }]
  database.exec(`VACUUM INTO '${path.replaceAll("'", "''")}'`)
  chmodSync(path, 0o600)
  return [{ mark, copied: 1 }]
}

/** A row a table, but for the list of migrations, which a later version makes longer. */
export function countRows(database: Database.Database): RecordRow[] {
  const tables = database
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'migrations'`,
    )
    .pluck()
    .all()
    .map(String)
  return tables.map((table) => {
    const [rows] = database.prepare(`SELECT count(*) FROM "${table}"`).pluck().all()
    return plainRow({ table, rows })
  })
}

/** With an empty log every change is in the file, and has moved its time: a copy takes longer than a tick of it (4 ms). */
function markOf(file: string): string {
  const { ino, size, mtimeNs } = statSync(file, { bigint: true })
  return `${ino}-${size}-${mtimeNs}`
}
