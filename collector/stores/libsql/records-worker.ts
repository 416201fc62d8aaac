// The records store's thread: SQLite waits for the disk here, so that nobody else does.
import { parentPort, workerData } from 'node:worker_threads'
import { createCollectGarbage } from './collect-garbage.ts'
import type { Question, ThreadSettings } from './messages.ts'
import { createThreadTransactions } from './thread-transactions.ts'

const settings: ThreadSettings = workerData
const transactions = createThreadTransactions(settings, createCollectGarbage())

parentPort?.on('message', (question: Question | 'close') => {
  if (question !== 'close') return parentPort?.postMessage(transactions.answer(question))
  transactions.close()
  // The driver lets go of a file only when the thread ends.
  process.exit(0)
})
