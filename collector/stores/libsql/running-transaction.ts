// The caller's end of one transaction: passes statements on, and remembers why it must not be kept.
import type { RecordTransaction } from '../records.ts'
import type { StoreThread } from './store-thread.ts'

export interface RunningTransaction {
  tx: RecordTransaction
  /** Rejects when the transaction is stopped from outside; never resolves. */
  stopped: Promise<never>
  stop(error: Error): void
  /** Keeps it. Throws, and nothing is kept, when a statement failed or has not been waited for. */
  commit(): Promise<void>
  undo(): Promise<void>
}

/** `transaction`: its number in the thread, where it has begun. */
export function createRunningTransaction(thread: StoreThread, transaction: number): RunningTransaction {
  let refusal: Error | null = null
  let unanswered = 0
  let leaveNoTrace = false
  let stop: (error: Error) => void = () => {}
  const stopped = new Promise<never>((_, reject) => {
    stop = reject
  })

  return {
    tx: {
      async run(sql, params = []) {
        if (refusal) throw refusal
        unanswered += 1
        try {
          return await thread.ask({ act: 'run', transaction, sql, params })
        } catch (error) {
          // Also when it is the disk's: SQLite may have undone the transaction, and would keep what follows by itself.
          refusal ??= error instanceof Error ? error : new Error(String(error))
          throw error
        } finally {
          unanswered -= 1
        }
      },
      leaveNoTrace() {
        leaveNoTrace = true
      },
    },
    stopped,
    stop: (error) => stop(error),
    async commit() {
      if (unanswered > 0) refusal ??= new Error('A statement of the transaction was not waited for')
      if (refusal) throw refusal
      refusal = over()
      await thread.ask({ act: 'commit', transaction, leaveNoTrace })
    },
    async undo() {
      refusal ??= over()
      await thread.ask({ act: 'rollback', transaction })
    },
  }
}

function over(): Error {
  return new Error('The transaction is over')
}
