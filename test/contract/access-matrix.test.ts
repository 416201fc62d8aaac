// Every route of a brand, asked by everybody, at every brand: role × route × brand × field.
import { describe, expect, it } from 'vitest'
import { type Asker, brands, startAskers, type Who } from '../support/access-askers.ts'
import { type AccessTest, startAccess } from '../support/start-access.ts'

const readers: readonly Who[] = ['server', 'link', 'operator', 'account', 'brand_admin', 'analyst']
/** A link that somebody shared asks only what its filters can narrow. */
const queriers: readonly Who[] = [...readers, 'shared_link']
const managers: readonly Who[] = ['operator', 'account', 'brand_admin']
const sharers: readonly Who[] = ['server', 'operator', 'account', 'brand_admin', 'analyst']
const creditReaders: readonly Who[] = ['server', 'brand_admin']
const ownSystems: readonly Who[] = ['server']
const holders: readonly Who[] = ['server', 'operator', 'brand_admin']

const ofRights: readonly Who[] = ['server', 'brand_admin']
/** A8: people whom the log can name, and none of the brand's: A3 keeps hidden contacts from those. */
const ofSupport: readonly Who[] = ['operator', 'account']

/** Who may, by route: written out, so that no route is opened by a table that was meant for another. */
const whoMay: Record<string, readonly Who[]> = {
  'POST /api/:brand/reports/query': queriers,
  'GET /api/:brand/contacts.json': ['server', 'brand_admin'],
  'GET /api/:brand/contacts.csv': ['server', 'brand_admin'],
  'POST /api/:brand/orders': ownSystems,
  'POST /api/:brand/refunds': ownSystems,
  'POST /api/:brand/contacts': ownSystems,
  'POST /api/:brand/suppressions': ownSystems,
  'POST /api/:brand/invitations': ownSystems,
  'GET /api/:brand/holds': holders,
  'POST /api/:brand/holds': holders,
  'DELETE /api/:brand/holds': holders,
  'DELETE /api/:brand/contacts/:id': ownSystems,
  'GET /api/:brand/preferences': ownSystems,
  'POST /api/:brand/publications': ['server', ...managers],
  'POST /api/:brand/ambassadors/:id/link': ['server', 'brand_admin'],
  'DELETE /api/:brand/ambassadors/:id/links': ['server', 'brand_admin'],
  'POST /api/:brand/ambassadors/:id/leave': ['server', 'brand_admin'],
  'POST /api/:brand/ambassadors/:id/return': ['server', 'brand_admin'],
  'POST /api/:brand/erasures': ['server', 'operator', 'brand_admin'],
  'GET /api/:brand/erasures/:id': ['operator'],
  'POST /api/:brand/publications/:id/sends': ownSystems,
  'GET /api/:brand/publications.json': creditReaders,
  'GET /api/:brand/contacts/:id/interactions': ['server', 'brand_admin'],
  'GET /api/:brand/credits': creditReaders,
  'GET /api/:brand/credits.csv': creditReaders,
  'GET /api/:brand/own-credits': ['ambassador'],
  'GET /api/:brand/credits/held': creditReaders,
  'POST /api/:brand/credits/releases': creditReaders,
  'GET /api/:brand/attribution/comparison': creditReaders,
  'GET /api/:brand/attribution/rules': creditReaders,
  'GET /api/:brand/reports': queriers,
  'GET /api/:brand/reports/:file{[a-z_-]+\\.csv}': queriers,
  'GET /api/:brand/reports/consent': readers,
  'GET /api/:brand/reports/live': readers,
  'GET /api/:brand/reports/quality': readers,
  'GET /api/:brand/share-links': sharers,
  'POST /api/:brand/share-links': sharers,
  'DELETE /api/:brand/share-links/:id': sharers,
  'GET /api/:brand/access-log': ['brand_admin'],
  'GET /api/:brand/privacy-notice': ['server', ...managers],
  'POST /api/:brand/people/find': ofRights,
  'POST /api/:brand/people/export': ofRights,
  'POST /api/:brand/people/correct': ofRights,
  'POST /api/:brand/people/restrict': ofRights,
  'POST /api/:brand/people/lift': ofRights,
  'POST /api/:brand/people/object': ofRights,
  'POST /api/:brand/people/erase': ofRights,
  'GET /api/:brand/people/requests': ofRights,
  'POST /api/:brand/people/requests': ofRights,
  'POST /api/:brand/people/requests/:id': ofRights,
  'POST /api/:brand/people/masked': ofSupport,
  'POST /api/:brand/people/unmask': ofSupport,
  'GET /api/:brand/people/unmaskings': ofSupport,
  'GET /api/:brand/users': managers,
  'POST /api/:brand/users': managers,
  'DELETE /api/:brand/users': managers,
}

/** Names that are no brand's: what is answered for them must be answered for a brand that is not yours. */
const noBrands = ['nobody', 'ACME', '__proto__', 'acme%00']

/** The routes that the collector has, whoever made them. */
function routesOf({ app }: AccessTest): string[] {
  const found = app.routes
    .filter(({ path, method }) => path.startsWith('/api/:brand') && method !== 'ALL')
    .map(({ path, method }) => `${method} ${path}`)
  return [...new Set(found)].sort()
}

/** What a request names besides its path: nothing, and another brand, which must count for nothing (S2). */
const fields = [
  { query: '', body: {} },
  { query: '?brand=other&role=operator', body: { brand: 'other', role: 'operator' } },
]

function pathOf(route: string, brand: string): [method: string, path: string] {
  const [method = '', pattern = ''] = route.split(' ')
  const path = pattern.replace(':brand', brand).replace(/:\w+\{[^}]*csv\}/, 'overview.csv')
  return [method, path.replace(/:\w+(\{[^}]*\})?/g, 'X1')]
}

async function bytesOf(answer: Response): Promise<string> {
  return JSON.stringify([answer.status, [...answer.headers], await answer.text()])
}

interface Request extends Asker {
  route: string
  brand: string
  isAllowed: boolean
  send: (access: AccessTest) => Promise<Response>
}

/** Every route at every name. */
const places = Object.entries(whoMay).flatMap(([route, mayWho]) =>
  [...brands, ...noBrands].flatMap((brand) => fields.map((field) => ({ route, mayWho, brand, ...field }))),
)

/** Every combination with who asks. */
function* requestsOf(askers: readonly Asker[]): Generator<Request> {
  for (const { route, mayWho, brand, query, body } of places) {
    const [method, path] = pathOf(route, brand)
    for (const asker of askers) {
      const ask = method === 'GET' ? asker.ask : { ...asker.ask, body }
      const isAllowed = asker.at.includes(brand) && mayWho.some((one) => one === asker.who)
      yield { ...asker, route, brand, isAllowed, send: (access) => access.ask(method, path + query, ask) }
    }
  }
}

describe('who asks what of whom', () => {
  it('A6: every route of a brand has its row here', async () => {
    expect(routesOf(await startAccess())).toEqual(Object.keys(whoMay).sort())
  })

  it('S2: over 5,000 requests across brands and roles get the same bytes, and tell nothing', async () => {
    const { access, askers } = await startAskers()
    const refusals = { across: new Set<string>(), role: new Set<string>() }
    let count = 0
    for (const request of requestsOf(askers)) {
      if (request.isAllowed) continue
      const isOwnBrand = request.at.includes(request.brand)
      refusals[isOwnBrand ? 'role' : 'across'].add(await bytesOf(await request.send(access)))
      count += 1
    }
    expect(count).toBeGreaterThanOrEqual(5000)
    expect([...refusals.across].map(codeIn)).toEqual([[401, 'not_authorised']])
    expect([...refusals.role].map(codeIn)).toEqual([[403, 'not_allowed']])
    expect([...refusals.across, ...refusals.role].join()).not.toMatch(/@|acme|other|third/)
  }, 300_000)

  it('A4: whoever may is let in', async () => {
    const { access, askers } = await startAskers()
    for (const { send, who, route, isAllowed, brand } of requestsOf(askers)) {
      if (!isAllowed) continue
      const { status } = await send(access)
      expect([who, route, brand, status === 401 || status === 403]).toEqual([who, route, brand, false])
    }
  })
})

describe('what is shown to who may', () => {
  it('A1: never names anybody of another brand', async () => {
    const { access, askers } = await startAskers()
    for (const { at, ask } of askers.filter(({ who }) => who !== 'operator'))
      for (const brand of at)
        for (const file of ['contacts.json', 'contacts.csv', 'users']) {
          const text = await (await access.ask('GET', `/api/${brand}/${file}`, ask)).text()
          for (const foreign of brands.filter((name) => name !== brand))
            expect(text).not.toContain(`-${foreign}@`)
        }
  })

  it('A3: is a contact whose opt-in shows it to the brand, and no trace of the others', async () => {
    const { access, askers } = await startAskers()
    const admins = askers.filter(({ who }) => who === 'brand_admin' || who === 'server')
    for (const { at, ask } of admins) {
      for (const file of ['contacts.json', 'contacts.csv']) {
        const text = await (await access.ask('GET', `/api/${at[0]}/${file}`, ask)).text()
        expect(text).toContain(`shown-${at[0]}@example.com`)
        expect(text).not.toContain('hidden-')
      }
    }
    expect(admins).toHaveLength(6)
  })

  it('A4: an analyst, by a log-in or a link, is never shown a person', async () => {
    const { access, askers } = await startAskers()
    for (const { at, ask } of askers.filter(({ who }) => ['analyst', 'link', 'shared_link'].includes(who)))
      for (const route of Object.keys(whoMay)) {
        const [method, path] = pathOf(route, at[0] ?? '')
        const answer = await access.ask(method, path, method === 'GET' ? ask : { ...ask, body: {} })
        expect(await answer.text()).not.toMatch(/@example/)
      }
  })
})

function codeIn(bytes: string): [number, string] {
  const [status, , text] = JSON.parse(bytes)
  return [status, JSON.parse(text).error.code]
}
