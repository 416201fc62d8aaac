// The transactions under way in the store's thread, by their number.
import type Database from 'libsql'
import { RecordStoreTrouble } from '../records.ts'
import type { DatabaseFiles } from './database-files.ts'
import { emptyLog } from './empty-log.ts'

export interface Begun {
  brand: string | null
  database: Database.Database
}

export interface BegunTransactions {
  begin(transaction: number, brand: string | null, keys: readonly string[]): void
  /** Throws a RecordStoreTrouble when it is not under way. */
  find(transaction: number): Begun
  /** Whose it is; null for the operator's, and for one that is not under way. */
  brandOf(transaction: number): string | null
  /** `leaveNoTrace`: then empties the log into the file, so that it holds no deleted row any more. */
  commit(transaction: number, leaveNoTrace: boolean): void
  /** What failed to commit, or ended with an earlier thread, is undone already. */
  undo(transaction: number): void
  undoAll(): void
}

export function createBegunTransactions(files: DatabaseFiles): BegunTransactions {
  const begun = new Map<number, Begun>()

  function find(transaction: number): Begun {
    const found = begun.get(transaction)
    if (found) return found
    throw new RecordStoreTrouble('closed', 'the transaction ended with the thread that it began in')
  }

  function leave(transaction: number, { brand, database }: Begun): void {
    begun.delete(transaction)
    files.release(brand)
    // SQLite itself has undone it when the disk is full; a commit that failed may leave it open.
    if (database.inTransaction) database.exec('ROLLBACK')
  }

  function undo(transaction: number): void {
    const found = begun.get(transaction)
    if (found) leave(transaction, found)
  }

  return {
    begin(transaction, brand, keys) {
      const database = files.acquire(brand, keys)
      try {
        database.exec('BEGIN IMMEDIATE')
      } catch (error) {
        files.release(brand)
        throw error
      }
      begun.set(transaction, { brand, database })
    },
    find,
    brandOf: (transaction) => begun.get(transaction)?.brand ?? null,
    commit(transaction, leaveNoTrace) {
      const found = find(transaction)
      try {
        found.database.exec('COMMIT')
      } finally {
        leave(transaction, found)
      }
      if (leaveNoTrace) emptyLog(found.database)
    },
    undo,
    undoAll() {
      for (const transaction of [...begun.keys()]) undo(transaction)
    },
  }
}
