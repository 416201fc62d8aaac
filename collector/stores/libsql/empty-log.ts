// The write-ahead log: what is in it goes to its place in the file, and the log to nothing.
import type Database from 'libsql'
import { RecordStoreTrouble } from '../records.ts'

/** Throws a RecordStoreTrouble where somebody reads from the log, and what SQLite throws when the disk refuses. */
export function emptyLog(database: Database.Database): void {
  const [busy] = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').pluck().all()
  if (Number(busy) !== 0) throw new RecordStoreTrouble('in_use', 'the log is being read')
}
