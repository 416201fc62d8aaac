// A server as a process of its own: its address, the processor time it has used, the most memory it has held.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

export interface ServerProcess {
  base: string
  /** From the start of the process until its line with the address. */
  readyMs: number
  /** User and system time since its start, microseconds, all threads; the kernel counts in steps of 10 ms. */
  cpuMicros(): number
  /** The most it has held at once, megabytes (10⁶ bytes). */
  peakMb(): number
  stop(): Promise<void>
}

/** Runs Node with these arguments and waits for the line that ends with its address. */
export async function startServer(args: string[], env: Record<string, string> = {}): Promise<ServerProcess> {
  const began = performance.now()
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // A measurement that fails ends this process; its servers must not outlive it.
  process.once('exit', () => child.kill())
  const base = await addressOf(child)
  return {
    base,
    readyMs: performance.now() - began,
    cpuMicros: () => cpuMicrosOf(child),
    peakMb: () => (Number(/^VmHWM:\s+(\d+) kB/m.exec(processFile(child, 'status'))?.[1]) * 1024) / 1e6,
    stop: () => stop(child),
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout?.on('data', (chunk) => {
      output += chunk
      const port = /http:\/\/localhost:(\d+)/.exec(output)?.[1]
      if (port) resolve(`http://127.0.0.1:${port}`)
    })
    child.once('exit', (code) => reject(new Error(`a server ended with ${code}`)))
  })
}

/** Fields 14 and 15 of `stat` (proc_pid_stat(5)), counted after the name, which may hold spaces. */
function cpuMicrosOf(child: ChildProcess): number {
  const fields = processFile(child, 'stat').split(') ').at(-1)?.split(' ') ?? []
  return ((Number(fields[11]) + Number(fields[12])) * 1e6) / ticksPerSecond
}

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))

function processFile({ pid }: ChildProcess, name: string): string {
  return readFileSync(`/proc/${pid}/${name}`, 'utf8')
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('close', () => resolve())
    child.kill('SIGTERM')
  })
}
