// What every command works with; made once by the entry file.
import type { Logger } from 'pino'
import type { Environment } from '../settings/environment.ts'
import type { ReadSecret } from '../settings/read-secret.ts'
import type { WorkerFile } from '../stores/libsql/store-thread.ts'

export interface CommandContext {
  environment: Environment
  now: () => number
  /** Asks a collector that is running. */
  fetch: typeof fetch
  /** A line for the person or the program that called. */
  print: (line: string) => void
  /** Says what is wrong and ends the process with 1. */
  fail: (message: string) => never
  log: Logger
  version: string
  /** The folder of the build. */
  dist: string
  /** The script of the records store's thread. */
  recordsWorker: WorkerFile
  /** Reads a secret that a brand's settings name. */
  readSecret: ReadSecret
  /** The folder of the example shop. */
  demoFolder: string
  /** Resolves with the signal that asks the process to end. */
  untilStopped: () => Promise<string>
}
