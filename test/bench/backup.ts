// A backup and a restore of a million events, and what the backup does to those who send events meanwhile.
import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { encodeRecord } from '../../collector/events/record.ts'
import { openDuckdbEventStore } from '../../collector/stores/duckdb/duckdb-event-store.ts'
import { storedEvent, uuid } from '../support/stored-event.ts'
import { brand, createCandor } from './candor.ts'
import { type Figure, figure } from './figure.ts'
import { runLoad } from './run-load.ts'
import type { ServerProcess } from './server-process.ts'

const events = 1_000_000
const perSegment = 50_000
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const run = promisify(execFile)

export async function measureBackup(): Promise<Figure[]> {
  const candor = createCandor()
  const { folder } = candor
  const data = join(folder, 'data')
  await fill(data)
  const collector = await candor.serve()
  const env = { ...process.env, ...candor.env, CANDOR_PORT: new URL(collector.base).port }
  const backups = join(folder, 'backups')
  const load = runLoad(collector, `/e/${brand}`, { events: 1, seconds: 12, bodies: 5000 })
  await untilReceiving(collector)
  const first = await backUp(backups, env)
  const second = await backUp(backups, env)
  const { p99Ms } = await load
  await collector.stop()
  const began = performance.now()
  await run(process.execPath, [cli, 'restore', backups, '--data', join(folder, 'restored')], { env })
  const restoreS = (performance.now() - began) / 1000
  const dataMb = sizeOf(data) / 1e6
  candor.remove()
  return [
    figure('backup.1m_s', first.seconds, 's'),
    figure('backup.1m_mb', first.bytes / 1e6, 'MB'),
    figure('backup.data_mb', dataMb, 'MB'),
    figure('backup.again_s', second.seconds, 's'),
    figure('backup.again_new_mb', second.newBytes / 1e6, 'MB'),
    figure('backup.ingest_p99_ms', p99Ms, 'ms'),
    figure('restore.1m_s', restoreS, 's'),
  ]
}

/** The load is made before it is sent. */
async function untilReceiving({ base }: ServerProcess): Promise<void> {
  for (;;) {
    const metrics = await (await fetch(`${base}/metrics`)).text()
    if (/^candor_events_received_total [1-9]/m.test(metrics)) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** By the command, as an operator would; its own start counts too. */
async function backUp(folder: string, env: NodeJS.ProcessEnv) {
  const began = performance.now()
  const { stdout } = await run(process.execPath, [cli, 'backup', '--to', folder, '--json'], { env })
  const { bytes, newBytes }: { bytes: number; newBytes: number } = JSON.parse(stdout)
  return { seconds: (performance.now() - began) / 1000, bytes, newBytes }
}

/** Four months of events that differ as a shop's do. */
async function fill(dataFolder: string): Promise<void> {
  const opened = await openDuckdbEventStore({ dataFolder })
  if (!opened.ok) throw new Error(opened.message)
  const folder = join(dataFolder, 'made')
  mkdirSync(folder)
  const start = Date.now() - 100 * 86_400_000
  for (let from = 0; from < events; from += perSegment) {
    const path = join(folder, `${from}.ndjson`)
    const records = Array.from({ length: perSegment }, (_, index) => eventAt(from + index, start))
    writeFileSync(path, records.map(encodeRecord).join(''))
    await opened.store.load({ id: String(from), path, events: perSegment })
    rmSync(path)
  }
  await opened.store.close()
  rmSync(folder, { recursive: true })
}

function eventAt(number: number, start: number) {
  const time = start + number * 8000
  return storedEvent({
    id: uuid(number),
    brand,
    time,
    visitor: uuid(1_000_000_000 + Math.floor(number / 7)),
    session: uuid(2_000_000_000 + Math.floor(number / 5)),
    path: `/products/boots-${(number * 7919) % 4000}`,
    network: `i1_${((number * 2654435761) % 2 ** 32).toString(36)}`,
  })
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce(
    (bytes, name) => bytes + statSync(join(folder, name)).size,
    0,
  )
}
