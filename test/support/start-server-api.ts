// The routes that a brand's server and its ambassadors call, on a real port, over a real records store in a temporary
// folder, with a clock that moves only when a test moves it.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Hono } from 'hono'
import { onTestFinished } from 'vitest'
import { createAccessRooms } from '../../collector/access-rooms.ts'
import { addBrand } from '../../collector/brands/add-brand.ts'
import { createContactRooms } from '../../collector/contact-rooms.ts'
import { openKeys, openRecords } from '../../collector/data-folder.ts'
import type { OwnEvent } from '../../collector/events/keep-own-event.ts'
import { openLedgerKeys } from '../../collector/ledger/ledger-keys.ts'
import { createClientAddress } from '../../collector/privacy/client-address.ts'
import { newToken } from '../../collector/privacy/token.ts'
import { addAmbassadorRoutes } from '../../collector/routes/ambassador-routes.ts'
import { addApiRoutes } from '../../collector/routes/api-routes.ts'
import type { Env } from '../../collector/routes/env.ts'
import { addExportRoutes } from '../../collector/routes/export-routes.ts'
import { addExternalFormRoute } from '../../collector/routes/external-form-route.ts'
import { listen } from '../../collector/routes/listen.ts'
import { addPageStyleRoute } from '../../collector/routes/page-style-route.ts'
import { addPublicationRoute } from '../../collector/routes/publication-route.ts'
import { createRateLimits } from '../../collector/routes/rate-limits.ts'
import type { BrandSettingsInput } from '../../collector/settings/brand-settings.ts'
import { parseEnvironment } from '../../collector/settings/environment.ts'
import { sourceRecordsWorker } from './source-records-worker.ts'
import { newTempFolder } from './temp-folder.ts'
import { shopOrigin } from './test-brand.ts'
import { noon } from './wire-batch.ts'

export type ServerApi = Awaited<ReturnType<typeof startServerApi>>

export async function startServerApi() {
  const folder = newTempFolder()
  const parsed = parseEnvironment({ CANDOR_DATA: join(folder, 'data'), CANDOR_PORT: '0' })
  if (!parsed.ok) throw new Error(parsed.message)
  const { environment } = parsed
  const clock = { now: noon }
  const now = () => clock.now
  const keys = openKeys(environment, now)
  if (!keys.ok) throw new Error(keys.message)
  const { keyRing, brands } = keys
  const ledgerKeys = openLedgerKeys(environment.keysFolder)
  if (!ledgerKeys.ok) throw new Error(ledgerKeys.reason)
  const opened = await openRecords(environment, keyRing, sourceRecordsWorker)
  if (!opened.ok) throw new Error(opened.message)
  const records = opened.store
  const errors: unknown[] = []
  /** What the server’s orders and refunds became; a test may fill the disk. */
  const journal: { isFull: boolean; told: (OwnEvent & { brand: string })[] } = { isFull: false, told: [] }
  const rooms = createContactRooms({
    records,
    brands,
    keyRing,
    signer: ledgerKeys.ledgerKeys.signer,
    readSecret: () => 'a secret',
    inbox: null,
    sendReportMail: async () => 'finish',
    keepServerEvent: async (brand, _received, event) => {
      if (journal.isFull) return { ok: false }
      journal.told.push({ brand: brand.name, ...event })
      return { ok: true }
    },
    now,
    onProblem: (problem) => void errors.push(problem),
  })
  const addresses = createClientAddress([])
  if (!addresses.ok) throw new Error(addresses.range)

  const app = new Hono<Env>()
  const rateLimits = createRateLimits({ perAddress: 0 })
  const { clientAddress, isProxy } = addresses
  const { whoAsks } = createAccessRooms({ records, keyRing, readSecret: () => null, inbox: null, now })
  const options = { ...rooms, brands, keyRing, now, clientAddress, isProxy, whoAsks, rateLimits }
  addApiRoutes(app, options)
  addExportRoutes(app, options)
  addAmbassadorRoutes(app, options)
  addPublicationRoute(app, options)
  addExternalFormRoute(app, options)
  addPageStyleRoute(app)
  app.onError((error, c) => {
    errors.push(error)
    return c.json({ error: { code: 'internal', message: '' } }, 500)
  })
  const heard = await listen(app, '127.0.0.1', 0)
  if (!heard.ok) throw new Error(heard.message)
  onTestFinished(async () => {
    await heard.listening.close(0)
    await rooms.runner.stop()
    await records.close()
  })
  const base = `http://127.0.0.1:${heard.listening.port}`

  return {
    ...options,
    folder,
    base,
    clock,
    errors,
    journal,

    /** Adds a brand that takes contacts, and answers its server key. */
    addBrand(name = 'acme', settings: Partial<BrandSettingsInput> = {}): string {
      const input = { origins: [shopOrigin], contacts: 'on', ...settings }
      const added = addBrand(name, input, { ...keys, newToken: () => newToken(randomBytes), now: now() })
      if (!added.ok) throw new Error(added.message)
      return added.apiKey
    },

    /** Calls a path with a key; an object or a list as JSON, anything else as it is. */
    call: (
      method: string,
      path: string,
      key: string | null,
      body?: object | string,
      headers: Record<string, string> = {},
    ) =>
      fetch(`${base}${path}`, {
        method,
        headers: { ...(key === null ? {} : { authorization: `Bearer ${key}` }), ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),

    /** A brand's contacts by their ambassador, as they stand in the store. */
    storedContacts: (brand: string, email: string) =>
      records.transact(brand, (tx) => rooms.contacts.findByEmail(tx, brand, email)),
  }
}
