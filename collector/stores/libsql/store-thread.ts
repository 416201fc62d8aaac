// The store's end of its thread: asks, waits for the answer, and starts the thread again when it has died.
import { Worker } from 'node:worker_threads'
import { type RecordRow, RecordStatementError, RecordStoreTrouble } from '../records.ts'
import type { Answer, Failure, Request, ThreadSettings } from './messages.ts'

/** The script that the thread runs, and what Node needs to run it. */
export interface WorkerFile {
  url: URL
}

export interface StoreThread {
  /** The rows that a request answers. Throws a RecordStoreTrouble or a RecordStatementError. */
  ask(request: Request): Promise<RecordRow[]>
  /** Lets go of every file. */
  close(): Promise<void>
}

interface Waiting {
  resolve: (rows: RecordRow[]) => void
  reject: (error: Error) => void
}

interface Running {
  worker: Worker
  waiting: Map<number, Waiting>
  /** Resolves when nothing of the thread is left. */
  ended: Promise<void>
}

export function createStoreThread(file: WorkerFile, settings: ThreadSettings): StoreThread {
  let running: Running | null = null
  let number = 0

  function start(): Running {
    const started = startThread(file, settings)
    void started.ended.then(() => {
      if (running === started) running = null
    })
    return started
  }

  return {
    ask(request) {
      running ??= start()
      const { worker, waiting } = running
      number += 1
      const asked = number
      return new Promise((resolve, reject) => {
        waiting.set(asked, { resolve, reject })
        worker.postMessage({ number: asked, request })
      })
    },
    async close() {
      running?.worker.postMessage('close')
      await running?.ended
    },
  }
}

function startThread(file: WorkerFile, settings: ThreadSettings): Running {
  const worker = new Worker(file.url, { workerData: settings })
  const waiting = new Map<number, Waiting>()
  let problem = 'the records store’s thread ended'
  worker.on('message', (answer: Answer) => {
    const asked = waiting.get(answer.number)
    waiting.delete(answer.number)
    if (answer.ok) asked?.resolve(answer.rows)
    else asked?.reject(errorOf(answer.failure))
  })
  worker.on('error', (error) => {
    problem = `${problem}: ${error.message}`
  })
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      for (const { reject } of waiting.values()) reject(new RecordStoreTrouble('closed', problem))
      waiting.clear()
      resolve()
    })
  })
  return { worker, waiting, ended }
}

function errorOf(failure: Failure): Error {
  if (failure.kind === 'trouble') return new RecordStoreTrouble(failure.reason, failure.message)
  if (failure.kind === 'statement') return new RecordStatementError(failure.reason, failure.message)
  return new Error(failure.message)
}
