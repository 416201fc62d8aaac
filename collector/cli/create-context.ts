// The one place where commands meet the process they run in.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { pino } from 'pino'
import { parseEnvironment } from '../settings/environment.ts'
import { createSecretReader } from '../settings/read-secret.ts'
import type { CommandContext } from './context.ts'

/** `entry`: the `import.meta.url` of the built entry file; `depth`: how many folders below the project it is. */
export function createContext(entry: string, depth: number): CommandContext {
  const project = join(dirname(fileURLToPath(entry)), ...Array<string>(depth).fill('..'))
  const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'))
  const parsed = parseEnvironment(process.env)
  if (!parsed.ok) return fail(parsed.message)
  return {
    environment: parsed.environment,
    now: Date.now,
    fetch,
    print: (line) => void process.stdout.write(`${line}\n`),
    fail,
    log: pino({ level: parsed.environment.logLevel }, pino.destination(2)),
    version,
    dist: join(project, 'dist'),
    recordsWorker: { url: pathToFileURL(join(project, 'dist', 'collector', 'records-worker.js')) },
    readSecret: createSecretReader(process.env),
    demoFolder: join(project, 'examples', 'storefront'),
    untilStopped,
  }
}

function fail(message: string): never {
  process.stderr.write(`candor: ${message}\n`)
  process.exit(1)
}

function untilStopped(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => resolve(signal))
  })
}
