import { describe, expect, it } from 'vitest'
import { startServerApi } from '../support/start-server-api.ts'
import { noon } from '../support/wire-batch.ts'

const tip = { id: 'P123', ambassador: 'lea', alias: 'Léa' }
const order = {
  transaction_id: 'T1',
  value: 59.9,
  currency: 'EUR',
  items: [{ item_id: 'SKU1', item_name: 'Boots', price: 29.95, quantity: 2 }],
  publication: 'P123',
  first_name: 'Ana',
  last_name: 'Silva',
  email: 'ana@example.com',
  brand_opt_in: true,
}
const nothingElse = { refused: [], notes: [] }

async function start(settings = {}) {
  const api = await startServerApi()
  const key = api.addBrand('acme', settings)
  await api.call('POST', '/api/acme/publications', key, tip)
  const send = (body: object | string, path = '/api/acme/orders') => api.call('POST', path, key, body)
  const ana = async () => {
    const [contact] = await api.storedContacts('acme', 'ana@example.com')
    if (!contact) throw new Error('there is no such contact')
    return contact
  }
  const ledgerOf = (id: string) => api.records.transact('acme', (tx) => api.ledger.entriesOf(tx, 'acme', id))
  const historyOf = (id: string) => api.records.transact('acme', (tx) => api.contacts.history(tx, 'acme', id))
  return { ...api, key, send, ana, ledgerOf, historyOf }
}

describe('an order of the brand’s server', () => {
  it('C7: with the brand’s opt-in makes a contact of the publication’s ambassador, on a recorded basis', async () => {
    const { send, ana, ledgerOf } = await start()
    const answer = await send(order)
    expect([answer.status, await answer.json()]).toEqual([200, { accepted: 1, ...nothingElse }])
    const contact = await ana()
    expect(contact).toMatchObject({
      ambassador: 'lea',
      fields: { first_name: 'Ana', last_name: 'Silva', email: 'ana@example.com' },
      optIns: { ambassador: 'order', brand: 'brand_database', partners: false },
      createdBy: 'order',
    })
    const entries = await ledgerOf(contact.id)
    expect(entries.map(({ act, recipient, basis }) => [act, recipient, basis])).toEqual([
      ['granted', 'ambassador', 'assumed_from_brand'],
      ['granted', 'brand', 'brand_record'],
    ])
  })

  it.each([false, null])(
    'C7: with the brand’s opt-in %j is stored and may not be contacted',
    async (brand_opt_in) => {
      const { send, ana, ledgerOf } = await start()
      await send({ ...order, brand_opt_in })
      const contact = await ana()
      expect(contact.optIns).toEqual({ ambassador: 'storage_only', brand: 'storage_only', partners: false })
      expect(await ledgerOf(contact.id)).toEqual([])
    },
  )

  it('C7: does not speak for the ambassador where the brand switched that off', async () => {
    const { send, ana } = await start({ assumeFromBrand: false })
    await send(order)
    expect((await ana()).optIns).toEqual({
      ambassador: 'storage_only',
      brand: 'brand_database',
      partners: false,
    })
  })

  it('verifies the browser’s purchase of the same ID, and no other', async () => {
    const { send, orders } = await start()
    expect(await orders.isVerified('acme', 'T1')).toBe(false)
    await send(order)
    await send({ transaction_id: 'order for ana@example.com', value: 1 })
    expect(await orders.isVerified('acme', 'T1')).toBe(true)
    expect(await orders.isVerified('acme', 'T2')).toBe(false)
    expect(await orders.isVerified('acme', 'order for ana@example.com')).toBe(true)
  })

  it('verifies an order also by the tag that the events have of its ID', async () => {
    const { send, orders, keyRing } = await start()
    const id = 'order for ana@example.com'
    await send({ transaction_id: id, value: 1 })
    expect(await orders.isVerified('acme', keyRing.tag('acme', 'identifier', id))).toBe(true)
    expect(await orders.isVerified('acme', keyRing.tag('acme', 'identifier', 'T9'))).toBe(false)
  })

  it('keeps date, amount and products with the contact', async () => {
    const { send, ana, records, contactOrders } = await start()
    await send({ ...order, at: noon - 60_000 })
    const { id } = await ana()
    const kept = await records.transact('acme', (tx) => contactOrders.withLines(tx, id))
    expect(kept).toEqual([
      {
        at: noon - 60_000,
        amountMinor: 5990,
        currency: 'EUR',
        lines: [{ itemId: 'SKU1', itemName: 'Boots', priceMinor: 2995, quantity: 2 }],
      },
    ])
  })

  it('verifies nothing at another brand', async () => {
    const { send, addBrand, orders } = await start()
    addBrand('other')
    await send(order)
    expect(await orders.isVerified('other', 'T1')).toBe(false)
  })
})

describe('the same order again', () => {
  it('changes nothing and gets the same answer', async () => {
    const { send, ana, clock, ledgerOf, historyOf } = await start()
    const first = await (await send(order)).text()
    const before = await ana()
    const said = [await ledgerOf(before.id), await historyOf(before.id)]
    clock.now += 3_600_000
    const again = await send(order)
    expect([again.status, await again.text()]).toEqual([200, first])
    expect(await ana()).toEqual(before)
    expect([await ledgerOf(before.id), await historyOf(before.id)]).toEqual(said)
  })

  it('twenty times at once makes one contact with one order and one entry a yes', async () => {
    const { send, ana, storedContacts, records, contactOrders, ledgerOf } = await start()
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(order)))
    const bodies = await Promise.all(answers.map((answer) => answer.text()))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(new Set(bodies).size).toBe(1)
    expect(await storedContacts('acme', 'ana@example.com')).toHaveLength(1)
    const { id } = await ana()
    expect(await records.transact('acme', (tx) => contactOrders.ofContact(tx, id))).toHaveLength(1)
    expect(await ledgerOf(id)).toHaveLength(2)
  })

  it('with something else in it is a conflict, and the first one stays', async () => {
    const { send, orders, records } = await start()
    await send(order)
    const answer = await send({ ...order, value: 1 })
    expect(answer.status).toBe(409)
    expect(await answer.json()).toMatchObject({ error: { code: 'id_reused', path: 'transaction_id' } })
    const kept = await records.transact('acme', (tx) => orders.find(tx, 'acme', 'T1'))
    expect(kept?.amountMinor).toBe(5990)
  })

  it('does not bring back a yes that the person took back since', async () => {
    const { send, ana, call, key } = await start()
    await send(order)
    await call('POST', '/api/acme/suppressions', key, { email: 'ana@example.com', reason: 'opt_out' })
    await send(order)
    await send({ ...order, transaction_id: 'T2' })
    expect((await ana()).optIns).toEqual({
      ambassador: 'global_optout',
      brand: 'storage_only',
      partners: false,
    })
  })

  it('does not bring back the brand’s yes that the person switched off on their own page', async () => {
    const { send, ana, records, contacts, ledger } = await start()
    await send(order)
    const { id, optIns } = await ana()
    await records.transact('acme', async (tx) => {
      await contacts.change(tx, 'acme', id, { optIns: { ...optIns, brand: 'storage_only' } }, 'person')
      await ledger.append(tx, 'acme', [{ act: 'withdrawn', recipient: 'brand', contact: id }])
    })
    await send({ ...order, transaction_id: 'T2' })
    expect((await ana()).optIns.brand).toBe('storage_only')
  })
})

describe('an order whose person is not kept', () => {
  it.each([
    ['contacts_off', { contacts: 'off' }, order],
    ['unknown_publication', {}, { ...order, publication: 'P404' }],
    ['no_ambassador', {}, { ...order, publication: null }],
  ] as const)('is verified all the same, and the answer says why: %s', async (code, settings, sent) => {
    const { send, orders, storedContacts } = await start(settings)
    const answers = [await (await send(sent)).json(), await (await send(sent)).json()]
    for (const answer of answers) {
      expect(answer).toMatchObject({ accepted: 1, refused: [], notes: [{ index: 0, code }] })
      expect(JSON.stringify(answer)).not.toMatch(/ana|silva/i)
    }
    expect(await orders.isVerified('acme', 'T1')).toBe(true)
    expect(await storedContacts('acme', 'ana@example.com')).toEqual([])
  })

  it('has no note when no person was sent', async () => {
    const { send } = await start({ contacts: 'off' })
    const answer = await send({ transaction_id: 'T1', value: 5 })
    expect(await answer.json()).toEqual({ accepted: 1, ...nothingElse })
  })

  it('is refused when the named ambassador is not the publication’s', async () => {
    const { send, orders } = await start()
    const answer = await send({ ...order, ambassador: 'jonas' })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ error: { code: 'invalid', path: 'ambassador' } })
    expect(await orders.isVerified('acme', 'T1')).toBe(false)
  })
})

it('in the opened database, too, neither person nor ID is readable', async () => {
  const { send, call, key, records } = await start()
  const id = 'order-of-ana@example.com'
  const items = [{ item_id: 'mug-ana@example.com', item_name: 'Mug for ana@example.com', price: 5 }]
  await send({ ...order, transaction_id: id, items })
  const contact = {
    external_id: 'crm-Silva-4711',
    source: 'imported',
    ambassador: 'lea',
    phone: '+33612345678',
  }
  await call('POST', '/api/acme/contacts', key, contact)
  await call('POST', '/api/acme/suppressions', key, { email: 'ana@example.com', reason: 'spam' })
  const rows = await records.transact('acme', async (tx) => {
    const tables = await tx.run("SELECT name FROM sqlite_master WHERE type = 'table'")
    const all = []
    for (const { name } of tables) all.push([name, await tx.run(`SELECT * FROM ${name}`)])
    return all
  })
  expect(JSON.stringify(rows)).toContain('contact_order_lines')
  expect(JSON.stringify(rows)).not.toMatch(/ana@|crm-silva|612345678/i)
})
