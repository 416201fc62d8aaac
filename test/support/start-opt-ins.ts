// Everything that an opt-in passes, in the test's own process: real routes on a random port, a real records store in a
// temporary folder, the demonstration's inbox for a mail server, and a clock that moves only when a test moves it.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Hono } from 'hono'
import { onTestFinished } from 'vitest'
import { addBrand } from '../../collector/brands/add-brand.ts'
import { createContactRooms } from '../../collector/contact-rooms.ts'
import { openKeys, openRecords } from '../../collector/data-folder.ts'
import { openLedgerKeys } from '../../collector/ledger/ledger-keys.ts'
import { createInbox } from '../../collector/mail/inbox.ts'
import { createClientAddress } from '../../collector/privacy/client-address.ts'
import { newToken } from '../../collector/privacy/token.ts'
import { addConfirmRoutes } from '../../collector/routes/confirm-routes.ts'
import type { Env } from '../../collector/routes/env.ts'
import { addFallbackRoutes } from '../../collector/routes/fallback-routes.ts'
import { addInboxRoute } from '../../collector/routes/inbox-route.ts'
import { listen } from '../../collector/routes/listen.ts'
import { addOptInRoute } from '../../collector/routes/opt-in-route.ts'
import { addOwnPageRoutes } from '../../collector/routes/own-page-routes.ts'
import { createRateLimits } from '../../collector/routes/rate-limits.ts'
import { addUnsubscribeRoutes } from '../../collector/routes/unsubscribe-routes.ts'
import type { BrandSettingsInput } from '../../collector/settings/brand-settings.ts'
import { parseEnvironment } from '../../collector/settings/environment.ts'
import type { RecordTransaction } from '../../collector/stores/records.ts'
import { sourceRecordsWorker } from './source-records-worker.ts'
import { newTempFolder } from './temp-folder.ts'
import { shopOrigin } from './test-brand.ts'
import { noon } from './wire-batch.ts'

export type OptIns = Awaited<ReturnType<typeof startOptIns>>

export const publicUrl = 'https://shop.example.com/_c/'

/** Started, and stopped after the test. `folder`: one that another run left. Call it inside a test. */
export async function startOptIns({ folder = newTempFolder(), hasInbox = true } = {}) {
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
  const inbox = createInbox()
  const problems: unknown[] = []
  const rooms = createContactRooms({
    records,
    brands,
    keyRing,
    signer: ledgerKeys.ledgerKeys.signer,
    readSecret: () => 'a secret',
    inbox: hasInbox ? inbox : null,
    keepServerEvent: async () => ({ ok: true }),
    sendReportMail: async () => 'finish',
    now,
    onProblem: (problem) => void problems.push(problem),
  })
  const addresses = createClientAddress([])
  if (!addresses.ok) throw new Error(addresses.range)
  const app = new Hono<Env>()
  const rateLimits = createRateLimits({ perAddress: 0 })
  const options = { ...rooms, brands, clientAddress: addresses.clientAddress, rateLimits }
  addOptInRoute(app, options)
  addConfirmRoutes(app, options)
  addOwnPageRoutes(app, options)
  addUnsubscribeRoutes(app, options)
  addFallbackRoutes(app, options)
  addInboxRoute(app, inbox)
  app.onError((error, c) => {
    problems.push(error)
    return c.json({ error: { code: 'internal', message: '' } }, 500)
  })
  const heard = await listen(app, '127.0.0.1', 0)
  if (!heard.ok) throw new Error(heard.message)
  const base = `http://127.0.0.1:${heard.listening.port}/`
  let stopping: Promise<void> | null = null
  const stop = () => {
    stopping ??= heard.listening
      .close(0)
      .then(() => rooms.runner.stop())
      .then(() => records.close())
    return stopping
  }
  onTestFinished(stop)

  return {
    ...rooms,
    records,
    brands,
    folder,
    base,
    clock,
    inbox,
    problems,
    stop,

    /** Adds a brand that takes contacts, with a publication `P1` of the ambassador `lea`, whom shoppers know as Léa. */
    async addBrand(name = 'acme', settings: Partial<BrandSettingsInput> = {}): Promise<void> {
      const input = { origins: [shopOrigin], contacts: 'on', publicUrl, ...settings }
      const added = addBrand(name, input, { ...keys, newToken: () => newToken(randomBytes), now: now() })
      if (!added.ok) throw new Error(added.message)
      await records.transact(name, (tx) =>
        rooms.publications.register(tx, {
          id: 'P1',
          ambassador: 'lea',
          alias: 'Léa',
          picture: null,
          url: null,
        }),
      )
    },

    inBrand: <Result>(brand: string, work: (tx: RecordTransaction) => Promise<Result>) =>
      records.transact(brand, work),

    /** A brand's contacts with this address. */
    contactsOf: (email: string, brand = 'acme') =>
      records.transact(brand, (tx) => rooms.contacts.findByEmail(tx, brand, email)),

    /** Every entry of the ledger, oldest first: what matters of each. */
    async ledgerActs(brand = 'acme'): Promise<string[]> {
      const rows = await records.transact(brand, (tx) =>
        tx.run('SELECT body FROM ledger_entries ORDER BY sequence'),
      )
      return rows.map(({ body }) => {
        const { act, recipient, basis, confirmation } = JSON.parse(String(body))
        return [act, recipient, basis, confirmation].filter((part) => part !== null).join(' ')
      })
    },

    get: (path: string, headers: Record<string, string> = {}) =>
      fetch(new URL(path, base), { headers, redirect: 'manual' }),

    /** Sends a page's form. */
    press: (
      path: string,
      fields: Record<string, string> | string[][],
      headers: Record<string, string> = {},
    ) =>
      fetch(new URL(path, base), {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams(fields).toString(),
        redirect: 'manual',
      }),

    /** The path of the first link of a kind in the newest mail, or in `mail`. */
    linkIn(kind: 'confirm' | 'me' | 'unsubscribe', mail = inbox.list()[0]?.mail): string {
      const found = new RegExp(`${publicUrl}(${kind}/\\S+)`).exec(mail?.text ?? '')?.[1]
      if (found === undefined) throw new Error(`no mail has a link to ${kind}`)
      return found
    },
  }
}
