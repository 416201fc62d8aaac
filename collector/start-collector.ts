// Settings → keys → stores → journal → app → listen. What is opened here is closed here, in the reverse order.
import { join } from 'node:path'
import type { Logger } from 'pino'
import { monotonicFactory } from 'ulid'
import { createApp } from './app.ts'
import type { BuiltFiles } from './built-files.ts'
import { openDataFolder } from './data-folder.ts'
import { createEventCounts, type EventCounts } from './events/event-counts.ts'
import { createIngest } from './events/ingest.ts'
import { createJournal, type Journal } from './events/journal.ts'
import { createLoader, type Loader } from './events/loader.ts'
import { canWriteTo } from './events/probe-disk.ts'
import { recoverJournal } from './events/recover-journal.ts'
import { createRepeatCheck, type RepeatCheck } from './events/repeat-check.ts'
import { createVisitTracker } from './events/visit-tracker.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { createClientAddress } from './privacy/client-address.ts'
import { createDeviceDescriber } from './privacy/describe-device.ts'
import { createBotCheck } from './privacy/is-bot.ts'
import { createNetworkPseudonyms } from './privacy/network-tag.ts'
import { createAnswerQuery } from './reports/answer-query.ts'
import { type Listening, listen } from './routes/listen.ts'
import { createRateLimits } from './routes/rate-limits.ts'
import type { Environment } from './settings/environment.ts'
import type { EventStore } from './stores/events.ts'
import { createTagFiles } from './tag/tag-files.ts'

export interface CollectorOptions {
  environment: Environment
  files: BuiltFiles
  version: string
  log: Logger
  now: () => number
  /** The folder of the example shop, or null. */
  demoFolder: string | null
}

export interface RunningCollector {
  port: number
  counts: EventCounts
  /**
   * Takes nothing more, answers what it has, loads what it can within `drainMs` (default 5000), lets go of the folder.
   * Asked again, it answers when the first time is done.
   */
  stop(drainMs?: number): Promise<void>
}

export type StartResult = { ok: true; collector: RunningCollector } | { ok: false; message: string }

const rotateEveryMs = 250
const refreshSaltEveryMs = 3_600_000

/** Starts everything, or says in one line why it cannot. */
export async function startCollector(options: CollectorOptions): Promise<StartResult> {
  const { environment, now, log } = options
  const clientAddress = createClientAddress(environment.trustedProxies)
  if (!clientAddress.ok)
    return { ok: false, message: `CANDOR_TRUSTED_PROXIES: ${clientAddress.range} is no address or range` }
  const opened = await openDataFolder(environment, now, (error) => {
    log.error({ err: error }, 'a brand’s file cannot be read; its last settings stay')
  })
  if (!opened.ok) return opened
  const { store, keyRing, salts, brands } = opened.folder
  const counts = createEventCounts()
  const metrics = createMetrics(counts)
  const network = createNetworkPseudonyms({ saltFor: (at) => salts.saltFor(at) })
  const repeats = createRepeatCheck()
  const events = await openJournal(options, store, counts, metrics, repeats)
  const app = createApp({
    brands,
    keyRing,
    now,
    ingest: createIngest({
      journal: events.journal,
      counts,
      repeats,
      tools: {
        keyRing,
        network,
        describeDevice: createDeviceDescriber(),
        isBot: createBotCheck(),
        visits: createVisitTracker(),
      },
    }),
    clientAddress: clientAddress.clientAddress,
    rateLimits: createRateLimits({ perAddress: environment.ratePerSecond }),
    onRefusedBatch: metrics.batchRefused,
    tagFiles: createTagFiles(options.files.tag),
    version: options.version,
    answerQuery: createAnswerQuery({ store, now, asOf: () => events.completeUntil(now()) }),
    metrics: metrics.registry,
    canWrite: () => canWriteTo(journalFolder(environment)),
    reportPage: options.files.reportPage,
    demoFolder: options.demoFolder,
    onError: (error) => log.error({ err: error }, 'a request failed'),
  })
  const timers = [
    setInterval(() => events.journal.rotate(), rotateEveryMs),
    setInterval(() => network.refresh(now()), refreshSaltEveryMs),
  ]
  const heard = await listen(app, environment.host, environment.port)
  if (heard.ok) {
    const { port } = heard.listening
    return { ok: true, collector: { port, counts, stop: createStop(heard.listening, timers, events, store) } }
  }
  await createStop(null, timers, events, store)(0)
  return heard
}

const journalFolder = ({ dataFolder }: Environment) => join(dataFolder, 'journal')

interface EventWay {
  journal: Journal
  loader: Loader
  /** Everything received before this is in the store. */
  completeUntil(now: number): number
}

async function openJournal(
  { environment, now, log }: CollectorOptions,
  store: EventStore,
  counts: EventCounts,
  metrics: Metrics,
  repeats: RepeatCheck,
): Promise<EventWay> {
  const folder = journalFolder(environment)
  await repeats.rebuild(store, now())
  const recovered = await recoverJournal(folder, (event) => repeats.mayBeRepeat(event))
  if (recovered.damagedRecords > 0)
    log.error({ records: recovered.damagedRecords, folder }, 'damaged records were set aside')
  if (recovered.tornTails > 0)
    log.warn({ segments: recovered.tornTails }, 'unfinished records were cut from the journal')
  const loader = createLoader({
    store,
    counts,
    later: (retry, delayMs) => {
      const timer = setTimeout(retry, delayMs)
      return () => clearTimeout(timer)
    },
    onError: (error, segment) => {
      metrics.loaderFailed()
      log.error({ err: error, segment: segment.id }, 'a segment could not be loaded; it waits')
    },
  })
  const waiting = recovered.segments.reduce((sum, segment) => sum + segment.events, 0)
  counts.received += waiting + recovered.damagedRecords
  counts.refused.damaged += recovered.damagedRecords
  counts.waiting += waiting
  // Their marks are not trusted: before the end a later segment may have been loaded in place of one that failed.
  for (const segment of recovered.segments) loader.add({ ...segment, checkAll: true })
  // Two segments of one millisecond keep their order by name, which is the order they are recovered in.
  const newId = monotonicFactory()
  const journal = createJournal({
    folder,
    now,
    newId: () => newId(now()),
    onSegment: (segment) => loader.add(segment),
    onStorageError: (error) => {
      metrics.storageFailed()
      log.error({ err: error }, 'the journal could not be written')
    },
  })
  const completeUntil = (at: number) => Math.min(at, loader.oldestWaiting() ?? at, journal.openSince() ?? at)
  return { journal, loader, completeUntil }
}

function createStop(
  server: Listening | null,
  timers: NodeJS.Timeout[],
  { journal, loader }: EventWay,
  store: EventStore,
) {
  async function stop(drainMs: number): Promise<void> {
    for (const timer of timers) clearInterval(timer)
    await server?.close(drainMs)
    await journal.close()
    await Promise.race([loader.drain(), new Promise((resolve) => setTimeout(resolve, drainMs).unref())])
    await loader.stop()
    await store.close()
  }

  let stopping: Promise<void> | null = null
  return (drainMs = 5000): Promise<void> => {
    stopping ??= stop(drainMs)
    return stopping
  }
}
