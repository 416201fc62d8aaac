// A shop with two people to tell apart: what they did, and who they are, told as their browsers and the shop's server do.
import { createOperatorToken } from '../../collector/access/operator-token.ts'
import { openDataFolder, openKeys } from '../../collector/data-folder.ts'
import type { RecordRow } from '../../collector/stores/records.ts'
import { sourceRecordsWorker } from './source-records-worker.ts'
import { startTestCollector, type TestCollector, type TestCollectorOptions } from './start-test-collector.ts'
import { uuid } from './stored-event.ts'
import { noon, wireBatch, wireEvent } from './wire-batch.ts'

export interface ShopPerson {
  email: string
  phone: string
  first_name: string
  last_name: string
  city: string
  message: string
  customer: string
  visitor: string
  session: string
}

const person = (name: string, at: number): ShopPerson => ({
  email: `${name.toLowerCase()}.known@example.com`,
  phone: `+3361234567${at}`,
  first_name: `${name}-firstname`,
  last_name: `${name}-surname`,
  city: `${name}-city`,
  message: `What ${name} wrote to nobody else`,
  customer: `customer-of-${name}`,
  visitor: uuid(5000 + at),
  session: uuid(6000 + at),
})

export const anna = person('Anna', 1)
export const boris = person('Boris', 2)

export type ErasureShop = Awaited<ReturnType<typeof startErasureShop>>

/** Started, and stopped after the test. Call it inside a test. */
export async function startErasureShop(options: TestCollectorOptions = {}) {
  const collector = await startTestCollector(options)
  return erasureShopOf(
    collector,
    collector.addBrand('acme', { contacts: 'on', retention: { eventMonths: 25 } }),
  )
}

/** The shop of a collector that runs, whose brand `acme` has this server key. */
export function erasureShopOf(collector: TestCollector, key: string) {
  let events = 0

  const callWith = (token: string, method: string, path: string, body?: unknown) =>
    fetch(`${collector.base}/api/acme/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const call = (method: string, path: string, body?: unknown) => callWith(key, method, path, body)

  /** As the operator, who is answered the certificate. */
  async function erase(body: object): Promise<Response> {
    const now = () => collector.clock.now
    const keys = openKeys(collector.environment, now)
    if (!keys.ok) throw new Error(keys.message)
    return callWith(createOperatorToken(keys.keyRing, now()), 'POST', 'erasures', body)
  }

  /** What somebody's browser sends; with `identify` it says who they are. */
  async function visit({ visitor, session, email, phone, customer }: ShopPerson, identify: boolean) {
    const bought = { transaction_id: `T${events}`, currency: 'EUR', value: 10, items: [] }
    const names = [{ name: 'page_view' }, { name: 'purchase', params: bought }]
    const sent = names.map((event) => wireEvent({ ...event, id: uuid(9000 + events++), at: noon }))
    const who = identify ? { customer: { customer_id: customer, email, phone } } : {}
    const answer = await collector.send(wireBatch({ visitor, session, events: sent, ...who }))
    if (answer.status !== 202) throw new Error(`${answer.status} ${await answer.text()}`)
  }

  return {
    collector,
    key,
    call,
    erase,
    visit,

    /** The shop's server tells of a contact; answers nothing, so the ID is looked for. */
    async keep(one: ShopPerson, ambassador = 'lea', more: object = {}): Promise<string> {
      const { email, phone, first_name, last_name, city, message } = one
      const fields = { email, phone, first_name, last_name, city, message, postal_code: '75001' }
      const optIns = { ambassador_opt_in: true, brand_opt_in: true }
      const item = { ...fields, ...optIns, source: 'brand_database', ambassador, ...more }
      await call('POST', 'contacts', { external_id: `${ambassador} ${one.customer}`, ...item })
      const listed = await (await call('GET', 'contacts.json')).json()
      const found = listed.contacts.filter((contact: { email?: string }) => contact.email === email)
      return String(found.at(-1)?.id)
    },

    /** Page views, visitors, visits, customers, orders and revenue of two months, as the reports say them. */
    async figures(dimensions: string[]): Promise<unknown> {
      const metrics = ['page_views', 'visitors', 'visits', 'customers', 'orders', 'revenue']
      const period = { from: '2026-11-01', to: '2026-12-31' }
      const answer = await collector.ask({ metrics, dimensions, period }, key)
      if (!answer.ok) throw new Error(await answer.text())
      return (await answer.json()).rows
    },
  }
}

/** Every row of every table that a stopped collector's folder has, opened with every key: what somebody with all could read. */
export async function everyRow({ environment, clock }: TestCollector, brand = 'acme'): Promise<string> {
  const opened = await openDataFolder(environment, {
    now: () => clock.now,
    recordsWorker: sourceRecordsWorker,
  })
  if (!opened.ok) throw new Error(opened.message)
  const { folder } = opened
  const rows: RecordRow[] = []
  for (const which of [brand, null])
    await folder.records.transact(which, async (tx) => {
      const tables = await tx.run(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
      )
      for (const { name } of tables) rows.push(...(await tx.run(`SELECT * FROM ${name}`)))
    })
  const sql = (events: string) => `SELECT to_json(e)::VARCHAR AS row FROM ${events} AS e`
  const events = await folder.store.query({ brand, from: 0, until: 4e12, sql })
  await folder.close()
  return JSON.stringify([rows, events])
}
