// What the store's thread does with each request: begins, runs, commits, undoes.
import type Database from 'libsql'
import type { RecordRow } from '../records.ts'
import { createBegunTransactions } from './begun-transactions.ts'
import { bindValues, plainRow } from './bound-values.ts'
import { copyDatabase, countRows } from './copy-database.ts'
import { createDatabaseFiles, databasePath } from './database-files.ts'
import { failureOf } from './failure-of.ts'
import type { Answer, Question, Request, ThreadSettings } from './messages.ts'

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
  const begun = createBegunTransactions(files)

  function perform(request: Request): RecordRow[] {
    if (request.act === 'run') return runStatement(begun.find(request.transaction).database, request)
    if (request.act === 'count' || request.act === 'copy') return lookAt(request)
    if (request.act === 'open') files.open()
    else if (request.act === 'remove') files.remove(request.brand)
    else if (request.act === 'begin') begun.begin(request.transaction, request.brand, request.keys)
    else if (request.act === 'commit') begun.commit(request.transaction, request.leaveNoTrace)
    else begun.undo(request.transaction)
    return []
  }

  function lookAt(request: Extract<Request, { act: 'count' | 'copy' }>): RecordRow[] {
    const database = files.acquire(request.brand, request.keys)
    try {
      if (request.act === 'count') return countRows(database)
      return copyDatabase(database, { file: fileOf(request), ...request })
    } finally {
      files.release(request.brand)
    }
  }

  function fileOf(request: Request): string {
    if (request.act === 'open') return databasePath(settings.dataFolder, null)
    const brand = 'brand' in request ? request.brand : begun.brandOf(request.transaction)
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
      begun.undoAll()
      files.close()
    },
  }
}

/** Not kept for another time: a statement costs 10 µs to prepare, and holds its file open as long as it lives. */
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
