// A whole collector with contacts that time limits end, and what an operator asks it about them.
import { startAccess } from './start-access.ts'

export const ana = { external_id: 'C-1', source: 'imported', ambassador: 'lea', email: 'ana@example.com' }
/** A yes to the brand keeps her for as long as she is active (R8). */
export const eva = {
  ...ana,
  external_id: 'C-2',
  source: 'brand_database',
  email: 'eva@example.com',
  brand_opt_in: true,
}

/** Ana, who is due after 30 days (R3), and Eva, at a brand beside another. */
export async function startRetention() {
  const access = await startAccess()
  const key = access.addBrand('acme', { contacts: 'on' })
  access.addBrand('other', { contacts: 'on' })
  const { ask } = access
  for (const body of [ana, eva]) await ask('POST', '/api/acme/contacts', { key, body })
  const operator = () => ({ key: access.operatorKey() })
  const foresee = async (query = '') => (await ask('GET', `/retention.json${query}`, operator())).json()
  const carryOut = async (body: object = {}) => {
    const { carried } = await (await ask('POST', '/retention', { ...operator(), body })).json()
    // What the test itself asked is in the access log, and ends with it (R15).
    return carried.filter(
      ({ limit, ended, failed }: Record<string, unknown>) => limit !== 'R15' && (ended !== 0 || failed),
    )
  }
  const exported = async () => (await (await ask('GET', '/api/acme/contacts.json', { key })).json()).contacts
  return { ...access, apiKey: key, operator, foresee, carryOut, exported }
}
