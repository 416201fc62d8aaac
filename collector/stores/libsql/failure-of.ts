// What an error of SQLite means to those who asked: the storage's trouble, or their own statement.
import { SqliteError } from 'libsql'
import { RecordStatementError, RecordStoreTrouble, type TroubleReason } from '../records.ts'
import type { Failure } from './messages.ts'

/** SQLite's result codes that speak of the file and not of the statement. https://www.sqlite.org/rescode.html */
const troubles: Record<string, TroubleReason> = {
  SQLITE_BUSY: 'in_use',
  SQLITE_LOCKED: 'in_use',
  SQLITE_PROTOCOL: 'in_use',
  SQLITE_NOTADB: 'wrong_key',
  SQLITE_FULL: 'disk',
  SQLITE_IOERR: 'disk',
  SQLITE_CORRUPT: 'disk',
  SQLITE_CANTOPEN: 'disk',
  SQLITE_READONLY: 'disk',
  SQLITE_PERM: 'disk',
  SQLITE_NOMEM: 'disk',
}

/** `file`: how the message calls the database. */
export function failureOf(error: unknown, file: string): Failure {
  if (error instanceof RecordStoreTrouble)
    return { kind: 'trouble', reason: error.reason, message: error.message }
  if (error instanceof RecordStatementError)
    return { kind: 'statement', reason: error.reason, message: error.message }
  if (!(error instanceof Error)) return { kind: 'fault', message: String(error) }
  const message = `${file}: ${error.message}`
  if (!(error instanceof SqliteError))
    return isOfFileSystem(error) ? disk(message) : { kind: 'fault', message }
  // Extended codes begin with the primary one: SQLITE_IOERR_FSYNC, SQLITE_CONSTRAINT_UNIQUE.
  const code = error.code.split('_').slice(0, 2).join('_')
  const reason = troubles[code]
  if (reason) return { kind: 'trouble', reason, message }
  return { kind: 'statement', reason: code === 'SQLITE_CONSTRAINT' ? 'constraint' : 'statement', message }
}

function isOfFileSystem(error: Error): boolean {
  return 'syscall' in error
}

function disk(message: string): Failure {
  return { kind: 'trouble', reason: 'disk', message }
}
