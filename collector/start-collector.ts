// Settings → keys → stores → journal → app → listen. What is opened here is closed here, in the reverse order.
import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Cost } from './access/passwords.ts'
import { type AccessRooms, createAccessRooms } from './access-rooms.ts'
import { type App, createApp } from './app.ts'
import { type BackupRooms, createBackupRooms } from './backup-rooms.ts'
import type { BuiltFiles } from './built-files.ts'
import { startContactDuties } from './contact-duties.ts'
import { type ContactRooms, createContactRooms } from './contact-rooms.ts'
import { createStop } from './create-stop.ts'
import { type DataFolder, openDataFolder } from './data-folder.ts'
import { createErasureRooms, type ErasureRooms } from './erasure-rooms.ts'
import { type EventWay, openEventWay } from './event-way.ts'
import { createEventCounts, type EventCounts } from './events/event-counts.ts'
import { createIngest, type Ingest } from './events/ingest.ts'
import { createOwnEvents, type OwnEvents } from './events/keep-own-event.ts'
import { canWriteTo } from './events/probe-disk.ts'
import { createRefusalCounts } from './events/refusal-counts.ts'
import { createRepeatCheck } from './events/repeat-check.ts'
import { createInbox, type Inbox } from './mail/inbox.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { createPipelineTools } from './pipeline-tools.ts'
import { createAskPreferences } from './preferences/preferences.ts'
import { type ClientAddress, createClientAddress, type IsProxy } from './privacy/client-address.ts'
import { createNetworkPseudonyms } from './privacy/network-tag.ts'
import { createPublicationRooms, type PublicationRooms } from './publication-rooms.ts'
import { createReportMailRooms, type ReportMailRooms } from './report-mail-rooms.ts'
import { createReportRooms, type ReportRooms } from './report-rooms.ts'
import { createRetentionRooms, type RetentionRooms } from './retention-rooms.ts'
import { createRightsRooms, type RightsRooms } from './rights-rooms.ts'
import { listen } from './routes/listen.ts'
import { createRateLimits } from './routes/rate-limits.ts'
import type { Environment } from './settings/environment.ts'
import type { ReadSecret } from './settings/read-secret.ts'
import type { WorkerFile } from './stores/libsql/store-thread.ts'
import { canWriteRecords } from './stores/probe-records.ts'
import { createTagFiles } from './tag/tag-files.ts'

export interface CollectorOptions {
  environment: Environment
  files: BuiltFiles
  /** The script of the records store's thread. */
  recordsWorker: WorkerFile
  /** Reads a secret that a brand's settings name. */
  readSecret: ReadSecret
  version: string
  log: Logger
  now: () => number
  /** The example shop and its figures, or null. */
  demo: Demo | null
  /** What a password's hash costs; default: what is right for real ones. */
  passwordCost?: Cost
}

export interface Demo {
  /** The folder of the example shop. */
  folder: string
  /** Puts the brand and its figures into the opened data folder, before anything is served. */
  prepare: (folder: DataFolder) => Promise<void>
}

export interface RunningCollector {
  port: number
  /** What listens on the port, to be asked without a socket. */
  app: App
  counts: EventCounts
  /**
   * Takes nothing more, answers what it has, loads what it can within `drainMs` (default 5000), lets go of the folder.
   * Asked again, it answers when the first time is done.
   */
  stop(drainMs?: number): Promise<void>
}

export type StartResult = { ok: true; collector: RunningCollector } | { ok: false; message: string }

const rotateEveryMs = 250
const resumeErasuresEveryMs = 60_000
const refreshSaltEveryMs = 3_600_000
const settleRequestsEveryMs = 3_600_000
const noticeRulesEveryMs = 5000
const planMailsEveryMs = 30_000

/** Starts everything, or says in one line why it cannot. */
export async function startCollector(options: CollectorOptions): Promise<StartResult> {
  const { environment, now, log } = options
  const clientAddress = createClientAddress(environment.trustedProxies)
  if (!clientAddress.ok)
    return { ok: false, message: `CANDOR_TRUSTED_PROXIES: ${clientAddress.range} is no address or range` }
  const opened = await openDataFolder(environment, {
    now,
    recordsWorker: options.recordsWorker,
    onProblem: (problem) => log.error({ err: problem }, 'a brand’s file cannot be read'),
    onRollUpError: (error) =>
      log.error({ err: error }, 'a month could not be added up: its reports are slow'),
  })
  if (!opened.ok) return opened
  const { folder } = opened
  // In this very folder: a store that is closed and opened again in one process may still be writing its files.
  await options.demo?.prepare(folder)
  const counts = createEventCounts()
  const metrics = createMetrics(counts)
  const network = createNetworkPseudonyms({ saltFor: (at) => folder.salts.saltFor(at) })
  const repeats = createRepeatCheck()
  const { dataFolder, host, port } = environment
  const way = await openEventWay({ dataFolder, store: folder.store, counts, metrics, repeats, now, log })
  const backups = createBackupRooms({ ...options, ...folder, way })
  const tools = createPipelineTools(folder, network)
  const taking = { journal: way.journal, counts, repeats, tools }
  const refusals = createRefusalCounts(now())
  const ingest = createIngest({ ...taking, refusals })
  const ownEvents = createOwnEvents(taking)
  const inbox = options.demo ? createInbox() : null
  const access = createAccessRooms({ ...folder, ...options, inbox })
  const asOf = () => way.completeUntil(now())
  const reports = createReportRooms({ ...folder, refusals, now, asOf })
  const notMailed = (reason: string, brand: string) => log.error({ reason, brand }, 'a report was not mailed')
  const mailing = { ...folder, ...options, ...access, ...reports, inbox, onFailure: notMailed }
  const { planReportMails, sendReportMail } = createReportMailRooms(mailing)
  const rooms = openRooms(options, folder, { inbox, ownEvents, sendReportMail })
  const shown = createPublicationRooms({ ...folder, ...rooms, ownEvents, newId: randomUUID, now })
  const erasing = createErasureRooms({ ...folder, ...backups, environment, settle: way.settle, now, log })
  const rights = createRightsRooms({ ...rooms, ...erasing, ...folder, now, log })
  const retention = createRetentionRooms({
    ...erasing,
    ...access,
    ...rooms,
    ...folder,
    ...backups,
    environment,
    onCarried: metrics.limitCarried,
    now,
    log,
  })
  const app = assemble(options, {
    folder,
    rooms,
    retention,
    backups,
    shown: { ...shown, ...erasing, ...rights },
    access,
    inbox,
    metrics,
    way,
    ingest,
    reports,
    addresses: clientAddress,
  })
  const duties = startContactDuties({ ...rooms, ...retention, log })
  const notNoticed = (error: unknown) => log.error({ err: error }, 'a changed rule was not noticed yet')
  const notPlanned = (error: unknown) => log.error({ err: error }, 'mails of reports were not planned yet')
  const notSettled = (error: unknown) =>
    log.error({ err: error }, 'a request of a person waits to be settled')
  const timers = [
    setInterval(() => void planReportMails(notPlanned).catch(notPlanned), planMailsEveryMs),
    setInterval(() => way.journal.rotate(), rotateEveryMs),
    setInterval(() => void erasing.resumeErasures(), resumeErasuresEveryMs),
    setInterval(() => network.refresh(now()), refreshSaltEveryMs),
    setInterval(() => void rights.settleOver(notSettled).catch(notSettled), settleRequestsEveryMs),
    setInterval(() => void shown.noticeRules(notNoticed).catch(notNoticed), noticeRulesEveryMs),
  ]
  const heard = await listen(app, host, port)
  const stop = createStop({
    server: heard.ok ? heard.listening : null,
    timers,
    duties,
    way,
    folder,
    ...backups,
  })
  if (heard.ok) return { ok: true, collector: { port: heard.listening.port, app, counts, stop } }
  await stop(0)
  return heard
}

function openRooms(
  { readSecret, now, log }: CollectorOptions,
  { records, brands, keyRing, ledgerKeys }: DataFolder,
  { inbox, ownEvents, sendReportMail }: Taken,
): ContactRooms {
  return createContactRooms({
    records,
    brands,
    keyRing,
    signer: ledgerKeys.signer,
    readSecret,
    inbox,
    keepServerEvent: ownEvents.fromServer,
    sendReportMail,
    now,
    onProblem: ({ error, ...problem }) =>
      log.error({ err: error, ...problem }, 'a task was not done; it waits'),
  })
}

interface Taken extends Pick<ReportMailRooms, 'sendReportMail'> {
  inbox: Inbox | null
  ownEvents: OwnEvents
}

interface Parts {
  folder: DataFolder
  rooms: ContactRooms
  retention: RetentionRooms
  backups: BackupRooms
  shown: PublicationRooms & ErasureRooms & RightsRooms
  access: AccessRooms
  inbox: Inbox | null
  metrics: Metrics
  way: EventWay
  ingest: Ingest
  reports: ReportRooms
  addresses: { clientAddress: ClientAddress; isProxy: IsProxy }
}

function assemble({ environment, files, version, demo, now, log }: CollectorOptions, parts: Parts): App {
  const { folder, inbox, metrics, way, ingest, addresses } = parts
  const { store, keyRing, brands } = folder
  return createApp({
    ...parts.rooms,
    ...parts.retention,
    ...parts.backups,
    ...parts.shown,
    ...parts.access,
    inbox,
    brands,
    keyRing,
    now,
    ingest,
    clientAddress: addresses.clientAddress,
    isProxy: addresses.isProxy,
    rateLimits: createRateLimits({ perAddress: environment.ratePerSecond }),
    onRefusedBatch: metrics.batchRefused,
    tagFiles: createTagFiles(files.tag, files.popins),
    version,
    askPreferences: createAskPreferences({ ...parts.shown, store, keyRing, now }),
    ...parts.reports,
    metrics: metrics.registry,
    canWrite: {
      journal: () => canWriteTo(way.folder),
      records: () => canWriteRecords(folder.records, now()),
    },
    reportPage: files.reportPage,
    logInPage: files.logInPage,
    demoFolder: demo?.folder ?? null,
    onError: (error) => log.error({ err: error }, 'a request failed'),
  })
}
