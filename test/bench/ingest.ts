// Taking events in, beside Node's own server reading the same bodies, in turns.
import { fileURLToPath } from 'node:url'
import { brand, createCandor } from './candor.ts'
import { type Figure, figure, median } from './figure.ts'
import { type Load, type LoadRun, runLoad } from './run-load.ts'
import { type ServerProcess, startServer } from './server-process.ts'

const rounds = 3
const starts = 5
const single: Load = { events: 1, seconds: 4, bodies: 2000 }
const batch10: Load = { events: 10, seconds: 4, bodies: 400 }
const forBare: Load = { events: 1, seconds: 4, bodies: 200, mayReuse: true }
const warmUp: Load = { events: 1, seconds: 2, bodies: 2000 }

const path = `/e/${brand}`
const bareServer = fileURLToPath(new URL('bare-server.ts', import.meta.url))

export async function measureIngest(): Promise<Figure[]> {
  const candor = createCandor()
  const readyMs: number[] = []
  for (let start = 0; start < starts; start++) {
    const started = await candor.serve()
    readyMs.push(started.readyMs)
    await started.stop()
  }
  const collector = await candor.serve()
  const bare = await startServer(['--import', 'tsx', bareServer])
  const runs = await takeTurns(collector, bare)
  const rssMb = collector.peakMb()
  await Promise.all([collector.stop(), bare.stop()])
  candor.remove()
  return [
    ...figuresOf(runs),
    figure('ingest.rss_mb', rssMb, 'MB'),
    figure('start.ready_ms', median(readyMs), 'ms'),
  ]
}

interface Runs {
  bare: LoadRun[]
  single: LoadRun[]
  batch10: LoadRun[]
}

async function takeTurns(collector: ServerProcess, bare: ServerProcess): Promise<Runs> {
  const runs: Runs = { bare: [], single: [], batch10: [] }
  const settled = () => untilLoaded(collector)
  await runLoad(bare, path, { ...forBare, seconds: 2 })
  await runLoad(collector, path, warmUp, settled)
  for (let round = 0; round < rounds; round++) {
    runs.bare.push(await runLoad(bare, path, forBare))
    runs.single.push(await runLoad(collector, path, single, settled))
    runs.batch10.push(await runLoad(collector, path, batch10, settled))
  }
  return runs
}

/** Until the journal is empty: then all that the events cost has been paid. */
async function untilLoaded({ base }: ServerProcess): Promise<void> {
  for (;;) {
    const metrics = await (await fetch(`${base}/metrics`)).text()
    if (/^candor_events_waiting 0$/m.test(metrics)) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

function figuresOf(runs: Runs): Figure[] {
  const of = (kind: keyof Runs, read: (run: LoadRun) => number) => median(runs[kind].map(read))
  const perSecond = (run: LoadRun) => run.requestsPerSecond
  const cpu = (run: LoadRun) => run.cpuMicrosPerRequest
  const bare = of('bare', perSecond)
  const one = of('single', perSecond)
  const ten = of('batch10', perSecond) * batch10.events
  return [
    figure('bare.single_per_s', bare, 'requests/s'),
    figure('bare.cpu_us_per_request', of('bare', cpu), 'µs'),
    figure('ingest.single_per_s', one, 'events/s'),
    figure('ingest.single_vs_bare', one / bare, 'ratio'),
    figure('ingest.batch10_per_s', ten, 'events/s'),
    figure('ingest.batch10_vs_bare_single', ten / bare, 'ratio'),
    figure(
      'ingest.ack_p50_ms',
      of('single', (run) => run.p50Ms),
      'ms',
    ),
    figure(
      'ingest.ack_p99_ms',
      of('single', (run) => run.p99Ms),
      'ms',
    ),
    figure('ingest.cpu_us_per_event', of('single', cpu), 'µs'),
    figure('ingest.batch10_cpu_us_per_event', of('batch10', cpu) / batch10.events, 'µs'),
  ]
}
