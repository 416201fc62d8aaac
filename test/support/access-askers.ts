// Everybody who could ask a collector of three brands: each role at each brand, links, keys, and who has nothing.
import { type AccessTest, type Ask, startAccess } from './start-access.ts'

export type Who =
  | 'server'
  | 'link'
  | 'shared_link'
  | 'operator'
  | 'account'
  | 'brand_admin'
  | 'analyst'
  | 'ambassador'

export const brands = ['acme', 'other', 'third'] as const

export interface Asker {
  who: Who | 'nobody'
  /** Where they have that role. */
  at: readonly string[]
  ask: Ask
}

/** A contact whom a brand may see, and one whom only the ambassador may, with the brand's name in both. */
async function plantContacts({ ask }: AccessTest, brand: string, key: string): Promise<void> {
  const common = { source: 'brand_database', ambassador: 'lea', ambassador_opt_in: true }
  for (const body of [
    { ...common, external_id: 'C1', email: `shown-${brand}@example.com`, brand_opt_in: true },
    { ...common, external_id: 'C2', email: `hidden-${brand}@example.com`, source: 'entered' },
  ])
    await ask('POST', `/api/${brand}/contacts`, { key, body })
}

async function shareOf({ ask }: AccessTest, brand: string, key: string): Promise<string> {
  const body = { filters: [['publication', 'is', 'P1']], days: 7 }
  const { link } = await (await ask('POST', `/api/${brand}/share-links`, { key, body })).json()
  return link.split('#access=')[1]
}

async function peopleOf(access: AccessTest, brand: string, key: string): Promise<Asker[]> {
  const at = [brand]
  const askers: Asker[] = [
    { who: 'server', at, ask: { key } },
    { who: 'link', at, ask: { key: access.reportKey(brand) } },
    { who: 'shared_link', at, ask: { key: await shareOf(access, brand, key) } },
  ]
  for (const role of ['account', 'brand_admin', 'analyst', 'ambassador'] as const) {
    const ambassador = role === 'ambassador' ? { ambassador: 'lea' } : {}
    const cookie = await access.join({ email: `${role}-${brand}@example.com`, role, brand, ...ambassador })
    askers.push({ who: role, at, ask: { cookie } })
  }
  return askers
}

/** Who has nothing any more, or never had. */
async function strangers(access: AccessTest): Promise<Asker[]> {
  const revoked = await access.join({ email: 'gone@example.com', role: 'brand_admin', brand: 'acme' })
  await access.ask('DELETE', '/users', { key: access.operatorKey(), body: { user: 'gone@example.com' } })
  const out = await access.join({ email: 'out@example.com', role: 'brand_admin', brand: 'acme' })
  await access.ask('DELETE', '/session', { cookie: out })
  const asks: Ask[] = [
    {},
    { key: 'wrong' },
    { key: 'A'.repeat(43) },
    { key: access.reportKey('acme', access.clock.now) },
    { cookie: `candor_session=${'A'.repeat(43)}` },
    { cookie: revoked },
    { cookie: out },
    { headers: { authorization: 'Basic YWNtZTphY21l' } },
  ]
  return asks.map((ask) => ({ who: 'nobody', at: [], ask }))
}

/** All of them, and the collector they ask. */
export async function startAskers() {
  const access = await startAccess()
  const askers: Asker[] = []
  for (const brand of brands) {
    const key = access.addBrand(brand, { contacts: 'on' })
    await plantContacts(access, brand, key)
    askers.push(...(await peopleOf(access, brand, key)))
  }
  const operator = await access.join({ email: 'boss@example.com', role: 'operator' })
  askers.push({ who: 'operator', at: brands, ask: { cookie: operator } }, ...(await strangers(access)))
  return { access, askers }
}
