// Everything about contacts in the test's own process: a real records store in a temporary folder, the routes that a
// test adds on a real port, and a clock that moves only when a test moves it.
import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import { onTestFinished } from 'vitest'
import { createAccessLog } from '../../collector/access-log/access-log.ts'
import { createAccessRooms } from '../../collector/access-rooms.ts'
import { addBrand } from '../../collector/brands/add-brand.ts'
import { createContactRooms } from '../../collector/contact-rooms.ts'
import { openKeys, openRecords } from '../../collector/data-folder.ts'
import { createErasureRooms } from '../../collector/erasure-rooms.ts'
import type { OwnEvent } from '../../collector/events/keep-own-event.ts'
import { openLedgerKeys } from '../../collector/ledger/ledger-keys.ts'
import type { Inbox } from '../../collector/mail/inbox.ts'
import { createClientAddress } from '../../collector/privacy/client-address.ts'
import { newToken } from '../../collector/privacy/token.ts'
import { createRightsRooms } from '../../collector/rights-rooms.ts'
import type { Env } from '../../collector/routes/env.ts'
import { listen } from '../../collector/routes/listen.ts'
import { createRateLimits } from '../../collector/routes/rate-limits.ts'
import type { BrandSettingsInput } from '../../collector/settings/brand-settings.ts'
import type { Environment } from '../../collector/settings/environment.ts'
import { noEvents } from './no-events.ts'
import { sourceRecordsWorker } from './source-records-worker.ts'
import { newTempFolder } from './temp-folder.ts'
import { shopOrigin } from './test-brand.ts'
import { testEnvironment } from './test-environment.ts'
import { noon } from './wire-batch.ts'

export interface TestRoomsOptions {
  addRoutes: (app: Hono<Env>, rooms: RouteRooms) => void
  /** One that another run left; default: a new one. */
  folder?: string | undefined
  /** Takes the mails; default null, as without the demonstration. */
  inbox?: Inbox | null
}

/** What the server’s orders and refunds became; a test may fill the disk. */
export interface TestJournal {
  isFull: boolean
  told: (OwnEvent & { brand: string })[]
}

/** What routes take. */
type RouteRooms = Awaited<ReturnType<typeof openRooms>>['routeRooms']

/** Started, and stopped after the test. Call it inside a test. */
export async function startTestRooms({
  addRoutes,
  folder = newTempFolder(),
  inbox = null,
}: TestRoomsOptions) {
  const clock = { now: noon }
  const problems: unknown[] = []
  const journal: TestJournal = { isFull: false, told: [] }
  const onProblem = (problem: unknown) => void problems.push(problem)
  const { keys, routeRooms } = await openRooms(testEnvironment(folder), {
    inbox,
    journal,
    onProblem,
    now: () => clock.now,
  })
  const app = new Hono<Env>()
  addRoutes(app, routeRooms)
  app.onError((error, c) => {
    onProblem(error)
    return c.json({ error: { code: 'internal', message: '' } }, 500)
  })
  const heard = await listen(app, '127.0.0.1', 0)
  if (!heard.ok) throw new Error(heard.message)
  const { listening } = heard
  let stopping: Promise<void> | null = null
  const stop = () => {
    stopping ??= listening
      .close(0)
      .then(() => routeRooms.runner.stop())
      .then(() => routeRooms.records.close())
    return stopping
  }
  onTestFinished(stop)

  return {
    ...routeRooms,
    folder,
    /** `http://127.0.0.1:<port>` */
    base: `http://127.0.0.1:${listening.port}`,
    clock,
    /** What went wrong unseen: answers of 500, and work that failed. */
    problems,
    journal,
    stop,

    /** Adds a brand that takes contacts, and answers its server key. */
    addBrand(name = 'acme', settings: Partial<BrandSettingsInput> = {}): string {
      const input = { origins: [shopOrigin], contacts: 'on', ...settings }
      const options = { ...keys, newToken: () => newToken(randomBytes), now: clock.now }
      const added = addBrand(name, input, options)
      if (!added.ok) throw new Error(added.message)
      return added.apiKey
    },

    /** A brand's contacts with this address, as they stand in the store. */
    storedContacts: (brand: string, email: string) =>
      routeRooms.records.transact(brand, (tx) => routeRooms.contacts.findByEmail(tx, brand, email)),
  }
}

interface Given {
  inbox: Inbox | null
  journal: TestJournal
  onProblem: (problem: unknown) => void
  now: () => number
}

async function openRooms(environment: Environment, given: Given) {
  const keys = openKeys(environment, given.now)
  if (!keys.ok) throw new Error(keys.message)
  const { keyRing, brands } = keys
  const ledgerKeys = openLedgerKeys(environment.keysFolder)
  if (!ledgerKeys.ok) throw new Error(ledgerKeys.reason)
  const opened = await openRecords(environment, keyRing, sourceRecordsWorker)
  if (!opened.ok) throw new Error(opened.message)
  const { signer } = ledgerKeys.ledgerKeys
  const records = opened.store
  const readSecret = () => 'a secret'
  const { journal, ...told } = given
  const rooms = createContactRooms({
    records,
    brands,
    keyRing,
    signer,
    readSecret,
    sendReportMail: async () => 'finish',
    keepServerEvent: async (brand, _received, event) => {
      if (journal.isFull) return { ok: false }
      journal.told.push({ brand: brand.name, ...event })
      return { ok: true }
    },
    ...told,
  })
  const addresses = createClientAddress([])
  if (!addresses.ok) throw new Error(addresses.range)
  const { clientAddress, isProxy } = addresses
  const rateLimits = createRateLimits({ perAddress: 0 })
  const accessLog = createAccessLog({ records, keyRing, signer, now: given.now })
  const { whoAsks } = createAccessRooms({
    accessLog,
    records,
    keyRing,
    readSecret: () => null,
    inbox: null,
    now: given.now,
  })
  const log = { error: given.onProblem, warn: given.onProblem }
  const edge = { accessLog, clientAddress, isProxy, whoAsks, rateLimits }
  const erasing = createErasureRooms({
    records,
    store: noEvents,
    keyRing,
    ledgerKeys: ledgerKeys.ledgerKeys,
    accessLog,
    environment,
    backups: { alone: (work) => work() },
    brands,
    settle: async () => true,
    now: given.now,
    log,
  })
  const kept = { ...rooms, ...erasing, brands, keyRing, now: given.now, ...edge }
  return { keys, routeRooms: { ...kept, ...createRightsRooms({ ...kept, store: noEvents, log }) } }
}
