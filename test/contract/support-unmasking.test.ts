// A8: support sees a contact masked, and unmasks one for a written reason, which is kept and logged.
import { expect, it } from 'vitest'
import { startAccess } from '../support/start-access.ts'

const reason = 'Ticket 4711: the confirmation mail does not arrive'

async function start() {
  const access = await startAccess()
  const key = access.addBrand('acme', { contacts: 'on' })
  const hidden = { external_id: 'C1', source: 'entered', ambassador: 'lea', email: 'ana@example.com' }
  await access.ask('POST', '/api/acme/contacts', { key, body: { ...hidden, first_name: 'Ana' } })
  const account = await access.join({ email: 'help@example.com', role: 'account', brand: 'acme' })
  const admin = await access.join({ email: 'boss@example.com', role: 'brand_admin', brand: 'acme' })
  const post = (part: string, cookie: string, body: object) =>
    access.ask('POST', `/api/acme/people/${part}`, { cookie, body })
  const find = async () =>
    (await (await post('masked', account, { email: 'ana@example.com' })).json()).contacts
  return { ...access, account, admin, post, find, key }
}

it('A8: a contact is masked, unmasked for a written reason only, and the log says by whom and why', async () => {
  const { ask, account, admin, post, find } = await start()
  const [masked] = await find()
  expect(masked).toMatchObject({ first_name: 'A…', last_name: null, email: 'a…@e…', phone: null })
  for (const wrong of ['', 'because', '         .'])
    expect((await post('unmask', account, { contact: masked.id, reason: wrong })).status).toBe(400)
  const unmasked = await post('unmask', account, { contact: masked.id, reason })
  expect((await unmasked.json()).fields).toEqual({ first_name: 'Ana', email: 'ana@example.com' })
  const { unmaskings } = await (await ask('GET', '/api/acme/people/unmaskings', { cookie: account })).json()
  expect(unmaskings).toMatchObject([{ contact: masked.id, reason }])
  const log = await (await ask('GET', '/api/acme/access-log?format=csv', { cookie: admin })).text()
  expect(log).toContain(masked.id)
  expect(log).toContain('support')
  expect(log).toContain(unmaskings[0].by)
  expect(log).not.toMatch(/ana@|Ticket/)
})

it('A8: neither the brand’s people nor its key, who may not see hidden contacts, unmask one', async () => {
  const { ask, admin, post, find, key, operatorKey } = await start()
  const [masked] = await find()
  const body = { contact: masked.id, reason }
  expect((await post('unmask', admin, body)).status).toBe(403)
  for (const one of [key, operatorKey()])
    expect((await ask('POST', '/api/acme/people/unmask', { key: one, body })).status).toBe(403)
})
