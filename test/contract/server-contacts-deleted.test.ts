import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type AskContent, createAsks } from '../../collector/contacts/asks.ts'
import { createContactLinks } from '../../collector/contacts/contact-links.ts'
import { createContactKeys } from '../../collector/privacy/contact-keys.ts'
import { createSealedNotes } from '../../collector/privacy/sealed-note.ts'
import { ana, answers, startServerContacts } from '../support/server-contacts.ts'

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

describe('a delete from the brand', () => {
  it('C3: deletes here: fields, history and orders are gone', async () => {
    const { send, remove, ofAna, inBrand, contacts, contactOrders, call, key } = await startServerContacts()
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
    const { send, remove, ofAna, inBrand, keyRing, ledgerOf, ...api } = await startServerContacts()
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
    const { send, remove } = await startServerContacts()
    await send(ana)
    const all = [await remove('C-1'), await remove('C-1'), await remove('never'), await remove('a/b c@d')]
    expect(all.map(({ status }) => status)).toEqual([204, 204, 204, 204])
    expect(await Promise.all(all.map((answer) => answer.text()))).toEqual(['', '', '', ''])
  })

  it('then the same contact is a new one; an opt-out of before still holds', async () => {
    const { send, remove, optIns, suppress } = await startServerContacts()
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
