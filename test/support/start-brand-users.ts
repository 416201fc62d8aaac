// Two brands, the first with an admin who is logged in and looks after its people.
import { cookiesOf, password, startAccess } from './start-access.ts'

export const admin = { email: 'ana@example.com', role: 'brand_admin', brand: 'acme' }
export const bea = { email: 'bea@example.com', role: 'analyst' }
/** What the answer to a question without words says: that whoever asks may ask, and that they may not. */
export const [may, mayNot] = [400, 401]

export async function startBrandUsers() {
  const access = await startAccess()
  access.addBrand('acme', { contacts: 'on' })
  access.addBrand('other', { contacts: 'on' })
  const { ask } = access
  const cookie = await access.join(admin)
  return {
    ...access,
    cookie,
    /** By their addresses. */
    users: async (as = cookie) => {
      const { users } = await (await ask('GET', '/api/acme/users', { cookie: as })).json()
      return users.sort((a: { email: string }, b: { email: string }) => (a.email < b.email ? -1 : 1))
    },
    add: (body: object, as = cookie, brand = 'acme') =>
      ask('POST', `/api/${brand}/users`, { cookie: as, body }),
    revoke: (user: string, as = cookie) => ask('DELETE', '/api/acme/users', { cookie: as, body: { user } }),
    reports: async (as: string, brand = 'acme') =>
      (await ask('POST', `/api/${brand}/reports/query`, { cookie: as, body: {} })).status,
  }
}

type Started = Awaited<ReturnType<typeof startBrandUsers>>

/** Somebody whom the brand's admin invited, logged in. */
export async function invited(access: Started, wanted: object): Promise<string> {
  const { link } = await (await access.add(wanted)).json()
  return cookiesOf(await access.ask('POST', link, { body: { password } }))
}
