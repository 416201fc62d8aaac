import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type AskContent, createAsks } from '../../collector/contacts/asks.ts'
import { createContactLinks } from '../../collector/contacts/contact-links.ts'
import { createContactKeys } from '../../collector/privacy/contact-keys.ts'
import { createSealedNotes } from '../../collector/privacy/sealed-note.ts'
import type { RecordTransaction } from '../../collector/stores/records.ts'
import { startServerApi } from '../support/start-server-api.ts'

const ana = { external_id: 'C-1', source: 'imported', ambassador: 'lea', email: 'ana@example.com' }

async function start(settings = {}) {
  const api = await startServerApi()
  const key = api.addBrand('acme', settings)
  const send = (body: object | string) => api.call('POST', '/api/acme/contacts', key, body)
  const remove = (id: string) => api.call('DELETE', `/api/acme/contacts/${encodeURIComponent(id)}`, key)
  const suppress = (body: object) => api.call('POST', '/api/acme/suppressions', key, body)
  const ofAna = () => api.storedContacts('acme', 'ana@example.com')
  const optIns = async () => (await ofAna()).map((contact) => Object.values(contact.optIns))
  const inBrand = <Result>(work: (tx: RecordTransaction) => Promise<Result>) =>
    api.records.transact('acme', work)
  const ledgerOf = (id: string) => api.records.transact('acme', (tx) => api.ledger.entriesOf(tx, 'acme', id))
  const historyOf = (id: string) => api.records.transact('acme', (tx) => api.contacts.history(tx, 'acme', id))
  return { ...api, key, send, remove, suppress, ofAna, optIns, inBrand, ledgerOf, historyOf }
}

const anAsk = {
  optInCase: 'C5',
  popin: 'subscribe',
  popinVersion: '1',
  language: 'en',
  page: 'https://blog.example.com/',
  signals: [],
  boxes: { brand: { ticked: true, text: 'a'.repeat(64) } },
  fields: { email: 'ana@example.com' },
  ambassador: 'lea',
} satisfies AskContent

const answers = (ambassador?: boolean, brand?: boolean, partners?: boolean) => ({
  ambassador_opt_in: ambassador,
  brand_opt_in: brand,
  partners_opt_in: partners,
})

describe('a contact of the brand’s server', () => {
  it.each([
    ['C1', 'entered', answers(), ['new', 'none', false]],
    ['C2', 'imported', answers(), ['new', 'none', false]],
    ['C3', 'brand_database', answers(), ['new', 'storage_only', false]],
    ['C3', 'brand_database', answers(true), ['brand_import', 'storage_only', false]],
    ['C3', 'brand_database', answers(false, true), ['new', 'brand_database', false]],
    ['C3', 'brand_database', answers(true, true, true), ['brand_import', 'brand_database', true]],
    ['C4', 'social', answers(), ['social_only', 'none', false]],
    ['C10', 'external_form', answers(), ['new', 'storage_only', false]],
    ['C10', 'external_form', answers(true, true, true), ['external_form', 'external_form', true]],
    ['C10', 'external_form', answers(false, false, false), ['storage_only', 'none', false]],
    ['C10', 'external_form', answers(true, false), ['external_form', 'none', false]],
  ])('comes in as %s, %s: %j', async (_, source, sent, expected) => {
    const { send, optIns } = await start()
    const answer = await send({ ...ana, source, ...sent })
    expect([answer.status, await answer.json()]).toEqual([200, { accepted: 1, refused: [], notes: [] }])
    expect(await optIns()).toEqual([expected])
  })

  it.each([
    ['brand_database', 'brand_record', 'brand_record', 'brand_record'],
    ['external_form', 'box', 'box', 'box'],
  ])('each yes of %s stands on a recorded basis', async (source, ...bases) => {
    const { send, ofAna, ledgerOf } = await start()
    await send({ ...ana, source, ...answers(true, true, true) })
    const [contact] = await ofAna()
    const entries = await ledgerOf(contact?.id ?? '')
    expect(entries.map(({ act, basis }) => [act, basis])).toEqual(bases.map((basis) => ['granted', basis]))
  })

  it('C10: asked and no is in the ledger as refused', async () => {
    const { send, ofAna, ledgerOf } = await start()
    await send({ ...ana, source: 'external_form', ...answers(true, false) })
    const [contact] = await ofAna()
    const entries = await ledgerOf(contact?.id ?? '')
    expect(entries.map(({ act, recipient }) => [act, recipient])).toEqual([
      ['refused', 'brand'],
      ['granted', 'ambassador'],
    ])
  })

  it('V6: left with two ambassadors is two contacts', async () => {
    const { send, ofAna } = await start()
    await send([ana, { ...ana, external_id: 'C-2', ambassador: 'jonas' }])
    expect((await ofAna()).map(({ ambassador }) => ambassador).sort()).toEqual(['jonas', 'lea'])
  })

  it('E5: is refused as long as the brand has not switched contacts on', async () => {
    const { send, storedContacts } = await start({ contacts: 'off' })
    const answer = await send(ana)
    expect([answer.status, (await answer.json()).error.code]).toEqual([403, 'contacts_off'])
    expect(await storedContacts('acme', 'ana@example.com')).toEqual([])
  })
})

describe('the same contact again', () => {
  it('changes nothing, however often and at the same time, and gets the same answer', async () => {
    const { send, ofAna, clock, ledgerOf, historyOf } = await start()
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
    const { send, ofAna, historyOf } = await start()
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
    const { send, storedContacts, ofAna } = await start()
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
    const { send, inBrand, contacts } = await start()
    const noted = { external_id: 'C-9', source: 'entered', ambassador: 'lea', first_name: 'Ana' }
    await send(noted)
    await send({ ...noted, city: 'Lyon' })
    const shown = await inBrand((tx) => contacts.visibleToAmbassador(tx, 'acme', 'lea'))
    expect(shown.map(({ fields }) => fields)).toEqual([{ first_name: 'Ana', city: 'Lyon' }])
  })

  it('with another ambassador is a conflict', async () => {
    const { send, ofAna } = await start()
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
    const { send, optIns, ofAna, ledgerOf } = await start()
    await send(synced(true, true, true))
    await send(synced(false, false, false))
    expect(await optIns()).toEqual([['email_optout', 'storage_only', false]])
    const [contact] = await ofAna()
    const withdrawn = (await ledgerOf(contact?.id ?? '')).filter(({ act }) => act === 'withdrawn')
    expect(withdrawn.map(({ recipient }) => recipient)).toEqual(['ambassador', 'brand', 'partners'])
  })

  it('C3: what is not said takes nothing back', async () => {
    const { send, optIns } = await start()
    await send(synced(true, true, true))
    await send({ ...synced(), city: 'Lyon' })
    expect(await optIns()).toEqual([['brand_import', 'brand_database', true]])
  })

  it('C3: a no of the brand’s does not end what the person ticked themselves', async () => {
    const { send, optIns } = await start()
    await send({ ...ana, external_id: 'F-1', source: 'external_form', ...answers(true, true) })
    await send(synced(false, false))
    expect(await optIns()).toEqual([['external_form', 'external_form', false]])
  })

  it('C3: an ambassador’s yes that was assumed from the brand’s ends with it', async () => {
    const { send, optIns, call, key } = await start()
    const order = { transaction_id: 'T1', value: 1, ambassador: 'lea', brand_opt_in: true }
    await call('POST', '/api/acme/orders', key, { ...order, email: 'ana@example.com' })
    expect(await optIns()).toEqual([['order', 'brand_database', false]])
    await send(synced(undefined, false))
    expect(await optIns()).toEqual([['email_optout', 'storage_only', false]])
  })
})

describe('a delete from the brand', () => {
  it('C3: deletes here: fields, history and orders are gone', async () => {
    const { send, remove, ofAna, inBrand, contacts, contactOrders, call, key } = await start()
    await send({ ...ana, source: 'brand_database' })
    const order = { transaction_id: 'T1', value: 5, ambassador: 'lea', email: 'ana@example.com' }
    await call('POST', '/api/acme/orders', key, order)
    const [contact] = await ofAna()
    const id = contact?.id ?? ''
    expect(await inBrand((tx) => contactOrders.ofContact(tx, id))).toHaveLength(1)
    expect((await remove('C-1')).status).toBe(204)
    expect(await ofAna()).toEqual([])
    expect(await inBrand((tx) => contacts.get(tx, 'acme', id))).toBeNull()
    expect(await inBrand((tx) => contacts.history(tx, 'acme', id))).toEqual([])
    expect(await inBrand((tx) => contactOrders.ofContact(tx, id))).toEqual([])
  })

  it('C3: also deletes what waits for the person’s confirmation, and the links that were mailed', async () => {
    const { send, remove, ofAna, inBrand, keyRing, ledgerOf, ...api } = await start()
    await send({ ...ana, source: 'brand_database', ...answers(true) })
    const id = (await ofAna())[0]?.id ?? ''
    const clock = { now: api.now, random: randomBytes, keyRing }
    const asks = createAsks({ notes: createSealedNotes(createContactKeys(clock)), ...clock })
    await inBrand(async (tx) => {
      await asks.add(tx, 'acme', { id: 'A1', contact: id, content: anAsk })
      await createContactLinks(clock).issue(tx, 'acme', 'confirm', { contact: id, ask: 'A1' })
    })
    await remove('C-1')
    for (const table of ['asks', 'contact_links', 'external_contacts'])
      expect(await inBrand((tx) => tx.run(`SELECT * FROM ${table}`))).toEqual([])
    expect((await ledgerOf(id)).map(({ act, recipient }) => [act, recipient])).toEqual([
      ['granted', 'ambassador'],
      ['expired', 'brand'],
      ['withdrawn', 'ambassador'],
    ])
  })

  it('again, or of what never was, answers the same and says nothing', async () => {
    const { send, remove } = await start()
    await send(ana)
    const all = [await remove('C-1'), await remove('C-1'), await remove('never'), await remove('a/b c@d')]
    expect(all.map(({ status }) => status)).toEqual([204, 204, 204, 204])
    expect(await Promise.all(all.map((answer) => answer.text()))).toEqual(['', '', '', ''])
  })

  it('then the same contact is a new one; an opt-out of before still holds', async () => {
    const { send, remove, optIns, suppress } = await start()
    const synced = { ...ana, source: 'brand_database', ...answers(true, true) }
    await send(synced)
    await remove('C-1')
    await send(synced)
    expect(await optIns()).toEqual([['brand_import', 'brand_database', false]])
    await suppress({ email: 'ana@example.com', reason: 'opt_out' })
    await remove('C-1')
    await send(synced)
    expect(await optIns()).toEqual([['global_optout', 'storage_only', false]])
  })
})

describe('a list of contacts', () => {
  it('one bad item never spoils the others, and each is named by its place', async () => {
    const { send, ofAna, storedContacts } = await start()
    const bad = [
      null,
      { ...ana, external_id: 'C-3', email: 'no-address-of-eva' },
      { ...ana, external_id: 'C-4', nickname: 'Evita' },
      { ...ana, ambassador: 'jonas' },
    ]
    const answer = await send([ana, ...bad, { ...ana, external_id: 'C-5', email: 'eva@example.com' }])
    const text = await answer.text()
    expect(answer.status).toBe(200)
    expect(JSON.parse(text)).toMatchObject({
      accepted: 2,
      refused: [
        { index: 1, code: 'invalid', path: '' },
        { index: 2, code: 'invalid', path: 'email' },
        { index: 3, code: 'unknown_field', path: '' },
        { index: 4, code: 'id_reused', path: 'external_id' },
      ],
    })
    expect(text).not.toMatch(/eva|evita/i)
    expect(await ofAna()).toHaveLength(1)
    expect(await storedContacts('acme', 'eva@example.com')).toHaveLength(1)
  })

  it('holds 500 items', async () => {
    const { send, inBrand, contacts } = await start()
    const list = Array.from({ length: 500 }, (_, at) => ({
      external_id: `C-${at}`,
      source: 'imported',
      ambassador: 'lea',
      email: `person${at}@example.com`,
    }))
    expect(await (await send(list)).json()).toEqual({ accepted: 500, refused: [], notes: [] })
    expect(await inBrand((tx) => contacts.visibleToAmbassador(tx, 'acme', 'lea'))).toHaveLength(500)
    expect((await send([...list, ana])).status).toBe(413)
  })
})
