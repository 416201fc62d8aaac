import { describe, expect, it } from 'vitest'
import { startServerApi } from '../support/start-server-api.ts'

const email = 'ana@example.com'
const ana = { external_id: 'C-1', source: 'external_form', ambassador: 'lea', email }
const yes = { ambassador_opt_in: true, brand_opt_in: true, partners_opt_in: true }

async function start() {
  const api = await startServerApi()
  const keys = { acme: api.addBrand('acme'), other: api.addBrand('other') }
  type Name = keyof typeof keys
  const send = (body: object, brand: Name = 'acme') =>
    api.call('POST', `/api/${brand}/contacts`, keys[brand], body)
  const suppress = (body: object, brand: Name = 'acme') =>
    api.call('POST', `/api/${brand}/suppressions`, keys[brand], { email, ...body })
  const remove = (id: string) => api.call('DELETE', `/api/acme/contacts/${id}`, keys.acme)
  const known = (brand: Name = 'acme') => api.storedContacts(brand, email)
  const optIns = async (brand: Name = 'acme') =>
    Object.fromEntries((await known(brand)).map((one) => [one.ambassador, one.optIns]))
  const ledgerOf = (id: string) => api.records.transact('acme', (tx) => api.ledger.entriesOf(tx, 'acme', id))
  return { ...api, send, suppress, remove, known, optIns, ledgerOf }
}

const out = { ambassador: 'global_optout', brand: 'storage_only', partners: false }
const all = { ambassador: 'external_form', brand: 'external_form', partners: true }

describe('an opt-out', () => {
  it('of the brand stops each of its contacts, and every ambassador who brings the person later', async () => {
    const { send, suppress, optIns } = await start()
    await send([
      { ...ana, ...yes },
      { ...ana, ...yes, external_id: 'C-2', ambassador: 'jonas' },
    ])
    expect((await suppress({ reason: 'opt_out', email: ' ANA@Example.com' })).status).toBe(200)
    await send({ ...ana, ...yes, external_id: 'C-3', ambassador: 'mia' })
    expect(await optIns()).toEqual({ lea: out, jonas: out, mia: out })
  })

  it('B3: of one ambassador leaves the others', async () => {
    const { send, suppress, optIns } = await start()
    await send([
      { ...ana, ...yes },
      { ...ana, ...yes, external_id: 'C-2', ambassador: 'jonas' },
    ])
    await suppress({ reason: 'opt_out', scope: 'ambassador', ambassador: 'lea' })
    expect(await optIns()).toEqual({ lea: { ...all, ambassador: 'email_optout' }, jonas: all })
  })

  it('B3, A1: of one brand leaves the other brand; of all brands is not a brand’s to say', async () => {
    const { send, suppress, optIns } = await start()
    await suppress({ reason: 'opt_out', scope: 'brand' })
    await send({ ...ana, ...yes }, 'other')
    expect(await optIns('other')).toEqual({ lea: all })
    const refused = await suppress({ reason: 'opt_out', scope: 'operator' })
    expect([refused.status, (await refused.json()).error.path]).toEqual([400, 'scope'])
    await send({ ...ana, ...yes, external_id: 'C-2', ambassador: 'jonas' }, 'other')
    expect((await optIns('other')).jonas).toEqual(all)
  })

  it('is in the ledger once for each yes that it ends, however often it comes', async () => {
    const { send, suppress, known, ledgerOf } = await start()
    await send({ ...ana, ...yes })
    const first = await (await suppress({ reason: 'opt_out' })).text()
    const again = await Promise.all(Array.from({ length: 10 }, () => suppress({ reason: 'opt_out' })))
    expect(new Set(await Promise.all(again.map((answer) => answer.text())))).toEqual(new Set([first]))
    const [contact] = await known()
    const withdrawn = (await ledgerOf(contact?.id ?? '')).filter(({ act }) => act === 'withdrawn')
    expect(withdrawn.map(({ recipient }) => recipient)).toEqual(['ambassador', 'brand', 'partners'])
  })

  it('is taken also of nobody that is known, and answers the same', async () => {
    const { send, suppress } = await start()
    const unknown = await suppress({ reason: 'opt_out', email: 'eva@example.com' })
    await send(ana)
    const known = await suppress({ reason: 'opt_out' })
    expect([unknown.status, await unknown.text()]).toEqual([known.status, await known.text()])
  })

  it('E5: is taken also while contacts are off', async () => {
    const api = await startServerApi()
    const key = api.addBrand('acme', { contacts: 'off' })
    const answer = await api.call('POST', '/api/acme/suppressions', key, { email, reason: 'opt_out' })
    expect(answer.status).toBe(200)
    const isSuppressed = await api.records.transact('acme', (tx) =>
      api.suppressions.isSuppressed(tx, 'acme', email),
    )
    expect(isSuppressed).toBe(true)
  })
})

describe('a callback of the mail server', () => {
  it.each(['spam', 'hard_bounce', 'blocked'])(
    'B2: %s is kept for whoever brings the person next, also after the contact is deleted',
    async (reason) => {
      const { send, suppress, known, remove } = await start()
      await send({ ...ana, ...yes })
      await suppress({ reason })
      expect((await known()).map(({ emailStatus }) => emailStatus)).toEqual([reason])
      await remove('C-1')
      expect(await known()).toEqual([])
      await send({ ...ana, ...yes, external_id: 'C-2', ambassador: 'jonas' })
      expect(await known()).toMatchObject([{ ambassador: 'jonas', emailStatus: reason, optIns: out }])
    },
  )

  it.each(['spam', 'hard_bounce', 'blocked'])('%s ends every yes that is there', async (reason) => {
    const { send, suppress, optIns } = await start()
    await send({ ...ana, ...yes })
    await suppress({ reason })
    expect(await optIns()).toEqual({ lea: out })
  })

  it('a soft bounce is noted, and nobody is suppressed by it', async () => {
    const { send, suppress, known, records, suppressions } = await start()
    await send({ ...ana, ...yes })
    await suppress({ reason: 'soft_bounce' })
    expect((await known()).map(({ emailStatus }) => emailStatus)).toEqual(['soft_bounce'])
    const isSuppressed = await records.transact('acme', (tx) => suppressions.isSuppressed(tx, 'acme', email))
    expect(isSuppressed).toBe(false)
  })
})
