// A shop whose publications bring orders: a whole collector, what browsers send it, and what its server asks.
import { startTestCollector, type TestCollector } from './start-test-collector.ts'
import { shopOrigin } from './test-brand.ts'
import type { AnyFields } from './wire-batch.ts'

/** The local days in which these tests happen. */
export const november = 'from=2026-11-01&to=2026-11-30'

const uuidOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
let sent = 0

/** What a shopper's browser sends in one visit that carries a publication. */
function visit(
  visitor: number,
  at: number,
  publication: string | null,
  events: AnyFields[] = [{}],
): AnyFields {
  return {
    sent_at: at,
    consent: { analytics: true, attribution: true, personalisation: false },
    visitor: uuidOf(visitor),
    session: uuidOf(1000 + ++sent),
    publication,
    url: `${shopOrigin}/boots`,
    events: events.map((fields) => ({ id: uuidOf(100_000 + ++sent), name: 'page_view', at, ...fields })),
  }
}

/** An order of a browser. */
export const bought = (transaction_id: string, value: number, currency = 'EUR'): AnyFields => ({
  name: 'purchase',
  params: { transaction_id, value, currency },
})

/** Call it inside a test. */
export async function startCreditShop(settings = {}) {
  const collector = await startTestCollector()
  const key = collector.addBrand('acme', settings)
  return { ...collector, ...apiOf(collector, key) }
}

function apiOf(collector: TestCollector, key: string) {
  const call = (path: string, body?: object) =>
    fetch(`${collector.base}/api/acme/${path}`, {
      headers: { authorization: `Bearer ${key}` },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    })
  const read = async (path: string) => (await call(path)).json()
  const credits = async (query = '') => (await read(`credits?${november}${query}`)).credits
  const shop = async (visitor: number, at: number, publication: string | null, events?: AnyFields[]) => {
    collector.clock.now = at
    await collector.send(visit(visitor, at, publication, events), { 'x-forwarded-for': '' })
  }
  return { key, call, read, credits, shop }
}
