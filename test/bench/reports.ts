// The analysts' questions over a million seeded events and over ten, through HTTP, with small groups hidden as by default.
import { join } from 'node:path'
import { type Report, reportCatalogue } from '../../collector/reports/report-catalogue.ts'
import { reportNames } from '../../collector/reports/report-names.ts'
import { brand, type Candor, createCandor } from './candor.ts'
import { type Figure, figure, median, percentile } from './figure.ts'
import { growEvents } from './grow-reports.ts'
import { type LoadRun, runLoad } from './run-load.ts'
import type { ServerProcess } from './server-process.ts'
import { browserHeaders, shopperBatches } from './shopper-batches.ts'

const events = 1_000_000
const days = 30
const tries = 5
/** How often the seeded events stand in the store, by the name of its figures. */
const sizes = { report: 1, report_10m: 10 }
/** A thousand events a second, by two bodies of ten on each of 50 connections. */
const trickle = { events: 10, seconds: 60, bodies: 130, perSecond: 100 }

/** Each table of each named report, as page, CSV and mail ask it, by the name of its figure. */
const queries = reportNames.flatMap((report) => {
  const { tables }: Report = reportCatalogue[report]
  return tables.map(({ name, query }) => ({ name: `${report}_${name}`, query }))
})

/** Each figure as soon as it is known: all of them take half an hour. */
export async function* measureReports(): AsyncIterable<Figure> {
  for (const [name, times] of Object.entries(sizes)) yield* measureSize(name, times)
}

async function* measureSize(size: string, times: number): AsyncIterable<Figure> {
  const candor = createCandor()
  const began = performance.now()
  const seed = ['seed', '--brand', brand, '--days', String(days), '--events', String(events), '--json']
  const { from, to, totals } = JSON.parse(candor.run(seed))
  const seedSeconds = (performance.now() - began) / 1000
  if (times > 1) await growEvents(join(candor.folder, 'data'), brand, times)
  const collector = await candor.serve()
  const ask = (query: object) => timeOf(collector.base, candor, { ...query, period: { from, to } })
  // Fewer than ten visitors today would hide the days before them, and a period that ends yesterday.
  await Promise.all(shopperBatches(300, 1).map((body) => send(collector, body)))
  await ask({ metrics: ['visitors'] })
  await untilIdle(collector)
  if (times === 1) yield figure('seed.events_per_s', totals.events / seedSeconds, 'events/s')
  for (const { name, query } of queries) yield* await measureTable(`${size}.${name}`, query)
  yield* await measureBusy()
  yield figure(`${size}.rss_mb`, collector.peakMb(), 'MB')
  await collector.stop()
  candor.remove()

  /** Cold: nobody has asked it, and an event came in since anything was asked. Again: the same once another came in. */
  async function measureTable(name: string, query: object): Promise<Figure[]> {
    const [cold, again]: [number[], number[]] = [[], []]
    for (let attempt = 0; attempt < tries; attempt++) {
      const unasked = { ...query, limit: 100 + attempt }
      await loadOne(collector, candor)
      cold.push(await ask(unasked))
      await loadOne(collector, candor)
      again.push(await ask(unasked))
    }
    return [
      figure(`${name}_ms`, median(cold), 'ms'),
      figure(`${name}_p95_ms`, percentile(cold, 95), 'ms'),
      figure(`${name}_again_ms`, median(again), 'ms'),
    ]
  }

  async function measureBusy(): Promise<Figure[]> {
    let isOver = false
    const load: Promise<LoadRun> = runLoad(collector, `/e/${brand}`, trickle).finally(() => {
      isOver = true
    })
    const busy = new Map<string, number[]>(queries.map(({ name }) => [name, []]))
    while (!isOver) for (const { name, query } of queries) busy.get(name)?.push(await ask(query))
    const { p99Ms } = await load
    const ofTables = [...busy].map(([name, taken]) => figure(`${size}.${name}_busy_ms`, median(taken), 'ms'))
    return [...ofTables, figure(`${size}.busy_ack_p99_ms`, p99Ms, 'ms')]
  }
}

/** Milliseconds until the whole answer is there. Throws when it holds no row. */
async function timeOf(base: string, candor: Candor, query: object): Promise<number> {
  const began = performance.now()
  const answer = await answerOf(base, candor, query)
  const took = performance.now() - began
  if (answer.rows.length === 0) throw new Error(JSON.stringify(answer))
  return took
}

async function answerOf(base: string, { apiKey }: Candor, query: object) {
  const response = await fetch(`${base}/api/${brand}/reports/query`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(query),
  })
  const answer = await response.json()
  if (!response.ok) throw new Error(`${JSON.stringify(query)}: ${JSON.stringify(answer)}`)
  return answer
}

async function send({ base }: ServerProcess, body: string): Promise<void> {
  const { status } = await fetch(`${base}/e/${brand}`, { method: 'POST', headers: browserHeaders, body })
  if (status !== 202) throw new Error(`an event was answered ${status}`)
}

/** Sends an event, and waits until it is in the store. */
async function loadOne(collector: ServerProcess, candor: Candor): Promise<void> {
  const [body = ''] = shopperBatches(1, 1)
  await send(collector, body)
  const today = new Date().toISOString()
  const day = today.slice(0, 10)
  // Asked otherwise each time: an answer that is remembered would not tell of one event.
  for (let limit = 1; ; limit++) {
    const small = { metrics: ['publication_opens'], period: { from: day, to: day }, limit }
    const { meta } = await answerOf(collector.base, candor, small)
    if (meta.as_of >= today) return
    await pause(20)
  }
}

/** Until it has hardly used the processor for two seconds: by then the months are added up. */
async function untilIdle(collector: ServerProcess): Promise<void> {
  for (let used = Number.POSITIVE_INFINITY; used > 200_000; ) {
    const before = collector.cpuMicros()
    await pause(2000)
    used = collector.cpuMicros() - before
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
