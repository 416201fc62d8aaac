// What `npm start` starts, on a port and a folder of its own: the built collector with its example shop.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface DemoCollector {
  /** `http://localhost:<port>` */
  base: string
  /** The link that opens the reports. */
  reportsLink: string
  /** The one-time link by which the demonstration's person chooses a password. */
  logInLink: string
  dataFolder: string
  /** Everything printed and logged so far. */
  output: () => string
  query: (question: object) => Promise<Answer>
  /** The value of a metric's line, e.g. `candor_events_received_total`; 0 when it has none. */
  metric: (line: string) => Promise<number>
  /** Changes the demo brand's settings as an operator would, and waits until the tag says so. */
  changeSettings: (change: (settings: Record<string, unknown>) => void) => Promise<void>
  /** Ends the process as a power cut would. */
  kill: () => Promise<void>
  /** Starts it again after `kill`, on the same port and data. */
  restart: () => Promise<void>
  stop: () => Promise<void>
}

export interface Answer {
  rows: Record<string, string | number | null>[]
  totals: Record<string, number | null>
  meta: { as_of: string; time_zone: string }
}

export async function startDemoCollector(): Promise<DemoCollector> {
  const folder = await mkdtemp(join(tmpdir(), 'candor-demo-'))
  const port = await freePort()
  const dataFolder = join(folder, 'data')
  const env = { ...process.env, CANDOR_DATA: dataFolder, CANDOR_PORT: String(port), CANDOR_LOG: 'warn' }
  let running = await run(env)
  const { reportsLink, logInLink } = running
  const base = `http://localhost:${port}`
  return {
    base,
    reportsLink,
    logInLink,
    dataFolder,
    output: () => running.output(),
    query: (question) => ask(base, reportsLink, question),
    metric: (line) => readMetric(base, line),
    changeSettings: (change) => changeSettings(base, dataFolder, change),
    kill: () => end(running.child, 'SIGKILL'),
    async restart() {
      running = await run(env)
    },
    async stop() {
      const { child, output } = running
      await end(child, 'SIGTERM')
      if (child.exitCode !== 0) throw new Error(`ended by ${child.signalCode}: ${output()}`)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function run(env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, ['dist/cli.js', 'serve', '--demo'], { env })
  const { output, until } = readOutput(child)
  const reportsLink = await until(/reports +(\S+)/)
  return { child, output, reportsLink, logInLink: await until(/log in +(\S+)/) }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  if (child.exitCode === null && child.signalCode === null && child.kill(signal)) await ended
}

/** Asks again until the answer satisfies, for at most ten seconds; then the last answer stands for itself. */
export async function askUntil(
  collector: DemoCollector,
  question: object,
  isEnough: (answer: Answer) => boolean,
): Promise<Answer> {
  const deadline = Date.now() + 10_000
  let answer = await collector.query(question)
  while (!isEnough(answer) && Date.now() < deadline) answer = await collector.query(question)
  return answer
}

async function ask(base: string, reportsLink: string, question: object): Promise<Answer> {
  const token = new URL(reportsLink).hash.replace('#access=', '')
  const response = await fetch(`${base}/api/demo/reports/query`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(question),
  })
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`)
  return response.json()
}

async function readMetric(base: string, line: string): Promise<number> {
  const text = await (await fetch(`${base}/metrics`)).text()
  const found = text.split('\n').find((metric) => metric.startsWith(`${line} `))
  return Number(found?.slice(line.length) ?? 0)
}

async function changeSettings(
  base: string,
  dataFolder: string,
  change: (settings: Record<string, unknown>) => void,
): Promise<void> {
  const path = join(dataFolder, 'demo', 'brand.json')
  const before = await tagEtag(base)
  const brand = JSON.parse(await readFile(path, 'utf8'))
  change(brand.settings)
  // Renamed into place, as the collector's own commands do: nobody reads half a file.
  await writeFile(`${path}.changed`, JSON.stringify(brand))
  await rename(`${path}.changed`, path)
  const deadline = Date.now() + 10_000
  while ((await tagEtag(base)) === before) {
    if (Date.now() > deadline) throw new Error('the tag never said the new settings')
  }
}

async function tagEtag(base: string): Promise<string | null> {
  const response = await fetch(`${base}/demo.js`)
  await response.text()
  return response.headers.get('etag')
}

function readOutput(child: ChildProcess) {
  let text = ''
  const waiting = new Set<() => void>()
  const take = (chunk: Buffer) => {
    text += chunk
    for (const look of waiting) look()
  }
  child.stdout?.on('data', take)
  child.stderr?.on('data', take)
  return {
    output: () => text,
    until: (pattern: RegExp) =>
      new Promise<string>((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(text)?.[1]
          if (found) resolve(found)
          if (found) waiting.delete(look)
        }
        waiting.add(look)
        child.once('exit', () => reject(new Error(`the collector ended: ${text}`)))
        look()
      }),
  }
}

/** A port that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
