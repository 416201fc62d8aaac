// One run of the load against a server, and what it cost the server.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { LoadResult } from './generate-load.ts'
import type { ServerProcess } from './server-process.ts'

export interface Load {
  events: number
  seconds: number
  /** Bodies made for each connection. */
  bodies: number
  /** Whether they may be sent again: the collector stores an event once. */
  mayReuse?: boolean
  /** Requests a second of all connections together; absent: as many as go. */
  perSecond?: number
}

export interface LoadRun {
  requestsPerSecond: number
  p50Ms: number
  p99Ms: number
  /** Of the server, until `settled`: what it still does with the events afterwards counts too. */
  cpuMicrosPerRequest: number
}

const generator = fileURLToPath(new URL('generate-load.ts', import.meta.url))

/** Throws when an answer was not 202, or a body was sent twice: such a run measures something else. */
export async function runLoad(
  server: ServerProcess,
  path: string,
  { events, seconds, bodies, mayReuse = false, perSecond = 0 }: Load,
  settled: () => Promise<void> = async () => {},
): Promise<LoadRun> {
  const before = server.cpuMicros()
  const args = [
    '--import',
    'tsx',
    generator,
    server.base + path,
    ...[events, seconds, bodies, perSecond].map(String),
  ]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  const { requests, wrong, reused, ...load }: LoadResult = JSON.parse(stdout)
  await settled()
  if (wrong > 0 || (reused > 0 && !mayReuse))
    throw new Error(
      `${path}: of ${requests} requests, ${wrong} were not answered 202 and ${reused} were repeats`,
    )
  return {
    requestsPerSecond: requests / load.seconds,
    p50Ms: load.p50Ms,
    p99Ms: load.p99Ms,
    cpuMicrosPerRequest: (server.cpuMicros() - before) / requests,
  }
}
