// What the store's thread does with each request: begins, runs, commits, undoes.
import type Database from 'libsql'
import { type RecordRow, RecordStoreTrouble } from '../records.ts'
import { bindValues, plainRow } from './bound-values.ts'
import { createDatabaseFiles, databasePath } from './database-files.ts'
import { failureOf } from './failure-of.ts'
import type { Answer, Question, Request, ThreadSettings } from './messages.ts'

interface Begun {
  brand: string | null
  database: Database.Database
}

export interface ThreadTransactions {
  answer(question: Question): Answer
  /** Undoes what is under way and closes every file. */
  close(): void
}

export function createThreadTransactions(
  settings: ThreadSettings,
  collectGarbage: () => void,
): ThreadTransactions {
  const files = createDatabaseFiles(settings, collectGarbage)
  const begun = new Map<number, Begun>()

  function begin({ transaction, brand, keys }: Extract<Request, { act: 'begin' }>): RecordRow[] {
    const database = files.acquire(brand, keys)
    try {
      database.exec('BEGIN IMMEDIATE')
    } catch (error) {
      files.release(brand)
      throw error
    }
    begun.set(transaction, { brand, database })
    return []
  }

  function end(transaction: number, isKept: boolean): RecordRow[] {
    const { brand, database } = find(transaction)
    try {
      if (isKept) database.exec('COMMIT')
    } finally {
      begun.delete(transaction)
      files.release(brand)
      // Undone by SQLite itself when the disk is full, else here, also after a commit that failed.
      if (database.inTransaction) database.exec('ROLLBACK')
    }
    return []
  }

  function find(transaction: number): Begun {
    const found = begun.get(transaction)
    if (found) return found
    throw new RecordStoreTrouble('closed', 'the transaction ended with the thread that it began in')
  }

  function perform(request: Request): RecordRow[] {
    if (request.act === 'open') files.open()
    if (request.act === 'begin') return begin(request)
    if (request.act === 'run') return runStatement(find(request.transaction).database, request)
    if (request.act === 'commit') return end(request.transaction, true)
    // What failed to commit, or ended with an earlier thread, is undone already.
    if (request.act === 'rollback' && begun.has(request.transaction)) return end(request.transaction, false)
    return []
  }

  function fileOf(request: Request): string {
    if (request.act === 'open') return databasePath(settings.dataFolder, null)
    const brand = request.act === 'begin' ? request.brand : (begun.get(request.transaction)?.brand ?? null)
    return databasePath(settings.dataFolder, brand)
  }

  return {
    answer({ number, request }) {
      const file = fileOf(request)
      try {
        return { number, ok: true, rows: perform(request) }
      } catch (error) {
        return { number, ok: false, failure: failureOf(error, file) }
      }
    },
    close() {
      for (const transaction of [...begun.keys()]) end(transaction, false)
      files.close()
    },
  }
}

/** Not kept for another time: a statement costs 10 µs to prepare, and the driver never lets go of one. */
function runStatement(
  database: Database.Database,
  { sql, params }: Extract<Request, { act: 'run' }>,
): RecordRow[] {
  const values = bindValues(sql, params)
  const statement = database.prepare(sql)
  if (statement.reader) return statement.all(values).map(plainRow)
  statement.run(values)
  return []
}
