// A command run as the command line runs it, in the test's own process: its folders are temporary, its lines kept.
import { join } from 'node:path'
import { runCommand } from 'citty'
import { pino } from 'pino'
import { candorCommand } from '../../collector/cli/commands.ts'
import type { CommandContext } from '../../collector/cli/context.ts'
import { sourceRecordsWorker } from './source-records-worker.ts'
import { newTempFolder } from './temp-folder.ts'
import { testEnvironment } from './test-environment.ts'
import { noon } from './wire-batch.ts'

export interface CommandRun {
  /** What was printed, line by line. */
  printed: string[]
  /** What the command said when it gave up, or null. */
  failed: string | null
}

/** What stands in for the end of the process. */
class GaveUp extends Error {}

/** A context over a temporary folder; `run('brand', 'add', …)` runs one command in it. */
export function newCommandLine(fields: Partial<CommandContext> = {}) {
  const folder = newTempFolder()
  let printed: string[] = []
  const context: CommandContext = {
    environment: testEnvironment(folder, { port: 8787 }),
    now: () => noon,
    fetch,
    print: (line) => void printed.push(line),
    fail: (message) => {
      throw new GaveUp(message)
    },
    log: pino({ level: 'silent' }),
    version: '0.0.0-test',
    dist: join(folder, 'dist'),
    recordsWorker: sourceRecordsWorker,
    readSecret: () => null,
    demoFolder: join(folder, 'demo'),
    untilStopped: () => Promise.resolve('SIGTERM'),
    ...fields,
  }

  async function run(...rawArgs: string[]): Promise<CommandRun> {
    printed = []
    try {
      await runCommand(candorCommand(context), { rawArgs })
      return { printed, failed: null }
    } catch (error) {
      if (error instanceof GaveUp) return { printed, failed: error.message }
      throw error
    }
  }

  return { context, folder, run }
}
