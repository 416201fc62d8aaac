// The built collector as a real process on a data folder of its own; whatever a test leaves running ends with it.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** The brand that every folder of these tests has, and the one origin it allows. */
export const brand = 'boutique'
export const origin = 'https://shop.example.com'

export interface Folder {
  data: string
  keys: string
  journal: string
}

export interface Exit {
  code: number | null
  signal: string | null
  /** What it wrote to both outputs. */
  output: string
}

export interface CollectorProcess {
  pid: number
  /** `http://127.0.0.1:<port>` */
  base: string
  /** Sends the signal and waits for the end. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<Exit>
}

export interface StartOptions {
  /** The largest file that the process may write, in KiB: a soft limit, which can be lifted from outside. */
  fileLimitKib?: number
  env?: Record<string, string>
}

/** A new data folder with the brand in it; removed when the test has finished. */
export async function newFolder(): Promise<Folder> {
  const parent = mkdtempSync(join(tmpdir(), 'candor-fault-'))
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }))
  const data = join(parent, 'data')
  const folder = { data, keys: join(parent, 'keys'), journal: join(data, 'journal') }
  const added = await runCandor(folder, ['brand', 'add', brand, '--origin', origin])
  if (added.code !== 0) throw new Error(added.output)
  return folder
}

/** Runs a command to its end; `env`: what of its environment is another. */
export function runCandor(folder: Folder, args: string[], env: Record<string, string> = {}): Promise<Exit> {
  return exitOf(launch(folder, args, { env }))
}

/** Starts `candor serve` and waits until it listens. */
export async function startCollector(folder: Folder, options: StartOptions = {}): Promise<CollectorProcess> {
  const child = launch(folder, ['serve'], options)
  const exit = exitOf(child)
  const base = await Promise.race([
    addressOf(child),
    exit.then(({ output }) => Promise.reject(new Error(output))),
  ])
  return { pid: pidOf(child), base, end: (signal) => endBy(child, exit, signal) }
}

/** Starts `candor serve`, and kills it when so much time has passed, whatever it is doing. */
export async function startAndKill(folder: Folder, afterMs: number): Promise<Exit> {
  const child = launch(folder, ['serve'], {})
  const timer = setTimeout(() => child.kill('SIGKILL'), afterMs)
  const exit = await exitOf(child)
  clearTimeout(timer)
  return exit
}

function launch(
  { data, keys }: Folder,
  args: string[],
  { fileLimitKib, env: own }: StartOptions,
): ChildProcess {
  const usual = { CANDOR_DATA: data, CANDOR_KEYS: keys, CANDOR_PORT: '0', CANDOR_LOG: 'warn' }
  const env = { ...process.env, ...usual, ...own }
  const command = [process.execPath, cli, ...args]
  const child =
    fileLimitKib === undefined
      ? spawn(process.execPath, [cli, ...args], { env })
      : spawn('bash', ['-c', `ulimit -S -f ${fileLimitKib} && exec "$@"`, 'bash', ...command], { env })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

function exitOf(child: ChildProcess): Promise<Exit> {
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      output += chunk
    })
  return new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal, output })))
}

function endBy(child: ChildProcess, exit: Promise<Exit>, signal: NodeJS.Signals): Promise<Exit> {
  child.kill(signal)
  return exit
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let line = ''
    child.stdout?.on('data', (chunk) => {
      line += chunk
      const port = /listens on http:\/\/localhost:(\d+)/.exec(line)?.[1]
      if (port) resolve(`http://127.0.0.1:${port}`)
    })
  })
}

function pidOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('the process did not start')
  return pid
}
