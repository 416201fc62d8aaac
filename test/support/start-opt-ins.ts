// Everything that an opt-in passes: its routes, and the demonstration's inbox for a mail server.
import { createInbox } from '../../collector/mail/inbox.ts'
import { addAmbassadorRoutes } from '../../collector/routes/ambassador-routes.ts'
import { addApiRoutes } from '../../collector/routes/api-routes.ts'
import { addConfirmRoutes } from '../../collector/routes/confirm-routes.ts'
import { addExportRoutes } from '../../collector/routes/export-routes.ts'
import { addFallbackRoutes } from '../../collector/routes/fallback-routes.ts'
import { addInboxRoute } from '../../collector/routes/inbox-route.ts'
import { logLinks } from '../../collector/routes/log-links.ts'
import { addOptInRoute } from '../../collector/routes/opt-in-route.ts'
import { addOwnErasureRoutes } from '../../collector/routes/own-erasure-routes.ts'
import { addOwnPageRoutes } from '../../collector/routes/own-page-routes.ts'
import { addPageStyleRoute } from '../../collector/routes/page-style-route.ts'
import { addPeopleRoutes } from '../../collector/routes/people-routes.ts'
import { addRightsRequestRoutes } from '../../collector/routes/rights-request-routes.ts'
import { addUnsubscribeRoutes } from '../../collector/routes/unsubscribe-routes.ts'
import type { BrandSettingsInput } from '../../collector/settings/brand-settings.ts'
import type { RecordTransaction } from '../../collector/stores/records.ts'
import { startTestRooms, type TestRoomsOptions } from './start-test-rooms.ts'

export type OptIns = Awaited<ReturnType<typeof startOptIns>>

export const publicUrl = 'https://shop.example.com/_c/'

export interface OptInsOptions {
  /** One that another run left; default: a new one. */
  folder?: string
  /** Default true; without it a brand needs a mail server. */
  hasInbox?: boolean
}

/** Started, and stopped after the test. Call it inside a test. */
export async function startOptIns({ folder, hasInbox = true }: OptInsOptions = {}) {
  const inbox = createInbox()
  const addRoutes: TestRoomsOptions['addRoutes'] = (app, options) => {
    addOptInRoute(app, options)
    logLinks(app, options)
    addConfirmRoutes(app, options)
    addOwnPageRoutes(app, options)
    addOwnErasureRoutes(app, options)
    addPageStyleRoute(app)
    addPeopleRoutes(app, options)
    addRightsRequestRoutes(app, options)
    addExportRoutes(app, options)
    addAmbassadorRoutes(app, options)
    addApiRoutes(app, options)
    addUnsubscribeRoutes(app, options)
    addFallbackRoutes(app, options)
    addInboxRoute(app, inbox)
  }
  const rooms = await startTestRooms({ addRoutes, folder, inbox: hasInbox ? inbox : null })
  const { records } = rooms
  const base = `${rooms.base}/`
  const inBrand = <Result>(brand: string, work: (tx: RecordTransaction) => Promise<Result>) =>
    records.transact(brand, work)
  const addPublication = (publication: { id: string; ambassador: string; alias: string }, brand = 'acme') =>
    inBrand(brand, (tx) => rooms.publications.register(tx, { ...publication, picture: null, url: null }))

  return {
    ...rooms,
    /** `http://127.0.0.1:<port>/` */
    base,
    inbox,
    inBrand,

    addPublication,

    /** Adds a brand that takes contacts, with a publication `P1` of the ambassador `lea`, whom shoppers know as Léa; answers its server key. */
    async addBrand(name = 'acme', settings: Partial<BrandSettingsInput> = {}): Promise<string> {
      const key = rooms.addBrand(name, { publicUrl, ...settings })
      await addPublication({ id: 'P1', ambassador: 'lea', alias: 'Léa' }, name)
      return key
    },

    /** A brand's contacts with this address. */
    contactsOf: (email: string, brand = 'acme') => rooms.storedContacts(brand, email),

    /** Every entry of the ledger, oldest first: what matters of each. */
    async ledgerActs(brand = 'acme'): Promise<string[]> {
      const rows = await inBrand(brand, (tx) => tx.run('SELECT body FROM ledger_entries ORDER BY sequence'))
      return rows.map(({ body }) => {
        const { act, recipient, basis, confirmation } = JSON.parse(String(body))
        return [act, recipient, basis, confirmation].filter((part) => part !== null).join(' ')
      })
    },

    /** Answers redirects as they are. `path`: relative to where the collector is reached. */
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

/** `startOptIns` with the brand `acme`. */
export async function startAcmeOptIns(settings: Partial<BrandSettingsInput> = {}): Promise<OptIns> {
  const optIns = await startOptIns()
  await optIns.addBrand('acme', settings)
  return optIns
}
