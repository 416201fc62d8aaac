// A collector with a brand that shares links to its reports, and what is asked with one.
import { type Ask, startAccess } from './start-access.ts'

/** The day on which the collector’s clock starts. */
export const period = { from: '2026-11-21', to: '2026-11-21' }
export const ofP1 = ['publication', 'is', 'P1']

interface Shared {
  id: string
  link: string
  expires: string
  token: string
}

export async function startShares() {
  const access = await startAccess()
  const key = access.addBrand('acme')

  async function share(body: object = {}, by: Ask = { key }): Promise<Shared> {
    const answer = await access.ask('POST', '/api/acme/share-links', {
      ...by,
      body: { filters: [ofP1], days: 7, ...body },
    })
    if (answer.status !== 201) throw new Error(await answer.text())
    const made = await answer.json()
    return { ...made, token: made.link.split('#access=')[1] }
  }

  const query = (body: object, token: string) =>
    access.ask('POST', '/api/acme/reports/query', {
      key: token,
      body: { metrics: ['page_views'], period, ...body },
    })
  const listed = async () => (await (await access.ask('GET', '/api/acme/share-links', { key })).json()).links

  return { access, key, share, query, listed }
}
