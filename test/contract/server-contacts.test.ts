import { describe, expect, it } from 'vitest'
import { ana, answers, startServerContacts } from '../support/server-contacts.ts'

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
    const { send, optIns } = await startServerContacts()
    const answer = await send({ ...ana, source, ...sent })
    expect([answer.status, await answer.json()]).toEqual([200, { accepted: 1, refused: [], notes: [] }])
    expect(await optIns()).toEqual([expected])
  })

  it.each([
    ['brand_database', 'brand_record', 'brand_record', 'brand_record'],
    ['external_form', 'box', 'box', 'box'],
  ])('each yes of %s stands on a recorded basis', async (source, ...bases) => {
    const { send, ofAna, ledgerOf } = await startServerContacts()
    await send({ ...ana, source, ...answers(true, true, true) })
    const [contact] = await ofAna()
    const entries = await ledgerOf(contact?.id ?? '')
    expect(entries.map(({ act, basis }) => [act, basis])).toEqual(bases.map((basis) => ['granted', basis]))
  })

  it('C10: asked and no is in the ledger as refused', async () => {
    const { send, ofAna, ledgerOf } = await startServerContacts()
    await send({ ...ana, source: 'external_form', ...answers(true, false) })
    const [contact] = await ofAna()
    const entries = await ledgerOf(contact?.id ?? '')
    expect(entries.map(({ act, recipient }) => [act, recipient])).toEqual([
      ['refused', 'brand'],
      ['granted', 'ambassador'],
    ])
  })

  it('V6: left with two ambassadors is two contacts', async () => {
    const { send, ofAna } = await startServerContacts()
    await send([ana, { ...ana, external_id: 'C-2', ambassador: 'jonas' }])
    expect((await ofAna()).map(({ ambassador }) => ambassador).sort()).toEqual(['jonas', 'lea'])
  })

  it('E5: is refused as long as the brand has not switched contacts on', async () => {
    const { send, storedContacts } = await startServerContacts({ contacts: 'off' })
    const answer = await send(ana)
    expect([answer.status, (await answer.json()).error.code]).toEqual([403, 'contacts_off'])
    expect(await storedContacts('acme', 'ana@example.com')).toEqual([])
  })
})

describe('a list of contacts', () => {
  it('one bad item never spoils the others, and each is named by its place', async () => {
    const { send, ofAna, storedContacts } = await startServerContacts()
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
    const { send, inBrand, contacts } = await startServerContacts()
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
