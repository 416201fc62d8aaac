import { describe, expect, it } from 'vitest'
import { ana, answers, startServerContacts } from '../support/server-contacts.ts'

describe('the same contact again', () => {
  it('changes nothing, however often and at the same time, and gets the same answer', async () => {
    const { send, ofAna, clock, ledgerOf, historyOf } = await startServerContacts()
    const sent = { ...ana, source: 'brand_database', ...answers(true, true), first_name: 'Ana' }
    const first = await (await send(sent)).text()
    const before = await ofAna()
    const id = before[0]?.id ?? ''
    const said = [await ledgerOf(id), await historyOf(id)]
    clock.now += 60_000
    const again = await Promise.all(Array.from({ length: 20 }, () => send(sent)))
    expect(new Set(await Promise.all(again.map((answer) => answer.text())))).toEqual(new Set([first]))
    expect(await ofAna()).toEqual(before)
    expect([await ledgerOf(id), await historyOf(id)]).toEqual(said)
  })

  it('with other fields is changed, and its history says by whom', async () => {
    const { send, ofAna, historyOf } = await startServerContacts()
    await send(ana)
    await send({ ...ana, first_name: 'Ana', city: 'Lyon' })
    const [contact, ...others] = await ofAna()
    expect(others).toEqual([])
    expect(contact?.fields).toEqual({ first_name: 'Ana', city: 'Lyon', email: 'ana@example.com' })
    const history = await historyOf(contact?.id ?? '')
    expect(history.map(({ by, what }) => [by, what])).toEqual([
      ['api', 'created'],
      ['api', 'first_name'],
      ['api', 'city'],
    ])
  })

  it('with another address stays one contact; with another contact’s address becomes that one', async () => {
    const { send, storedContacts, ofAna } = await startServerContacts()
    const eva = { ...ana, external_id: 'C-2', email: 'eva@example.com' }
    await send([ana, eva])
    const [first] = await ofAna()
    await send({ ...ana, email: 'ana.silva@example.com' })
    expect((await storedContacts('acme', 'ana.silva@example.com')).map(({ id }) => id)).toEqual([first?.id])
    expect(await ofAna()).toEqual([])
    await send({ ...ana, email: 'eva@example.com', city: 'Lyon' })
    const evas = await storedContacts('acme', 'eva@example.com')
    expect(evas.map(({ fields }) => fields.city)).toEqual(['Lyon'])
  })

  it('without an address is still the same one, by the brand’s ID', async () => {
    const { send, inBrand, contacts } = await startServerContacts()
    const noted = { external_id: 'C-9', source: 'entered', ambassador: 'lea', first_name: 'Ana' }
    await send(noted)
    await send({ ...noted, city: 'Lyon' })
    const shown = await inBrand((tx) => contacts.visibleToAmbassador(tx, 'acme', 'lea'))
    expect(shown.map(({ fields }) => fields)).toEqual([{ first_name: 'Ana', city: 'Lyon' }])
  })

  it('with another ambassador is a conflict', async () => {
    const { send, ofAna } = await startServerContacts()
    await send(ana)
    const answer = await send({ ...ana, ambassador: 'jonas' })
    expect(answer.status).toBe(409)
    expect(await answer.json()).toMatchObject({ error: { code: 'id_reused', path: 'external_id' } })
    expect((await ofAna()).map(({ ambassador }) => ambassador)).toEqual(['lea'])
  })
})

describe('a sync from the brand’s database', () => {
  const synced = (...given: Parameters<typeof answers>) => ({
    ...ana,
    source: 'brand_database',
    ...answers(...given),
  })

  it('C3: a no ends the yeses that stood on the brand’s word, and the ledger says so', async () => {
    const { send, optIns, ofAna, ledgerOf } = await startServerContacts()
    await send(synced(true, true, true))
    await send(synced(false, false, false))
    expect(await optIns()).toEqual([['email_optout', 'storage_only', false]])
    const [contact] = await ofAna()
    const withdrawn = (await ledgerOf(contact?.id ?? '')).filter(({ act }) => act === 'withdrawn')
    expect(withdrawn.map(({ recipient }) => recipient)).toEqual(['ambassador', 'brand', 'partners'])
  })

  it('C3: what is not said takes nothing back', async () => {
    const { send, optIns } = await startServerContacts()
    await send(synced(true, true, true))
    await send({ ...synced(), city: 'Lyon' })
    expect(await optIns()).toEqual([['brand_import', 'brand_database', true]])
  })

  it('C3: a no of the brand’s does not end what the person ticked themselves', async () => {
    const { send, optIns } = await startServerContacts()
    await send({ ...ana, external_id: 'F-1', source: 'external_form', ...answers(true, true) })
    await send(synced(false, false))
    expect(await optIns()).toEqual([['external_form', 'external_form', false]])
  })

  it('C3: an ambassador’s yes that was assumed from the brand’s ends with it', async () => {
    const { send, optIns, call, key } = await startServerContacts()
    const order = { transaction_id: 'T1', value: 1, ambassador: 'lea', brand_opt_in: true }
    await call('POST', '/api/acme/orders', key, { ...order, email: 'ana@example.com' })
    expect(await optIns()).toEqual([['order', 'brand_database', false]])
    await send(synced(undefined, false))
    expect(await optIns()).toEqual([['email_optout', 'storage_only', false]])
  })
})
