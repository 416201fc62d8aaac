// What an ambassador sees of the orders that their publications brought: their own credits, and nobody else's.
import { expect, it } from 'vitest'
import { startAccess } from '../support/start-access.ts'
import { shopOrigin } from '../support/test-brand.ts'
import { noon } from '../support/wire-batch.ts'

const day = 86_400_000
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

it('A2, E13: an ambassador sees when and how much they are credited: their own, no order and no product', async () => {
  const access = await startAccess()
  const { ask, send, clock, loaded } = access
  const key = access.addBrand('acme', { attribution: { model: 'linear', windowDays: 30 } })
  for (const [publication, ambassador] of [
    ['P1', 'lea'],
    ['P2', 'jonas'],
  ])
    await ask('POST', '/api/acme/publications', { key, body: { id: publication, ambassador, alias: 'A' } })
  const visit = async (at: number, publication: string, number: number, more: object[] = []) => {
    clock.now = at
    const events = [{ name: 'page_view' }, ...more].map((fields, place) => ({
      id: id(number * 10 + place),
      at,
      ...fields,
    }))
    const consent = { analytics: true, attribution: true, personalisation: false }
    const who = { visitor: id(1), session: id(number), publication, url: `${shopOrigin}/boots` }
    await send({ sent_at: at, consent, ...who, events }, { 'x-forwarded-for': '' })
  }
  const items = [{ item_id: 'SKU-1', item_name: 'Boots', price: 10 }]
  const params = { transaction_id: 'ORDER-1', value: 10.01, currency: 'EUR', items }
  await visit(noon - 2 * day, 'P1', 1)
  await visit(noon - day, 'P2', 2, [{ name: 'purchase', params }])
  clock.now = noon
  await loaded()
  const cookieOf = (ambassador: string) =>
    access.join({ email: `${ambassador}@example.com`, role: 'ambassador', brand: 'acme', ambassador })
  const own = async (cookie: string) => {
    const answer = await ask('GET', '/api/acme/own-credits?from=2026-11-01&to=2026-11-30', { cookie })
    return { status: answer.status, text: await answer.text() }
  }
  const cookie = await cookieOf('lea')
  const lea = await own(cookie)
  expect(lea.status).toBe(200)
  expect(JSON.parse(lea.text).credits).toMatchObject([
    { publication: 'P1', amount_minor: 501, currency: 'EUR', share: 0.5, reason: 'equal_share' },
  ])
  expect(lea.text).not.toMatch(/jonas|P2|ORDER-1|SKU-1|Boots/)
  expect(JSON.parse((await own(await cookieOf('jonas'))).text).credits).toMatchObject([
    { publication: 'P2', amount_minor: 500 },
  ])
  expect(JSON.parse((await own(await cookieOf('mia'))).text).credits).toEqual([])
  const refused = await ask('GET', '/api/acme/credits?from=2026-11-01&to=2026-11-30', { cookie })
  expect(refused.status).toBe(403)
})
