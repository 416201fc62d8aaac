import { describe, expect, it } from 'vitest'
import { textHash } from '../../collector/contacts/text-hash.ts'
import { startServerApi } from '../support/start-server-api.ts'
import { shopOrigin } from '../support/test-brand.ts'
import { until } from '../support/until.ts'

const words = { ambassador: 'Léa may write to me.', brand: 'The shop may write to me.' }
const boxes = {
  ambassador: { ticked: true, text: words.ambassador },
  brand: { ticked: false, text: words.brand },
}
const form = {
  id: '6c0c2f6e-5d0f-4b3a-9a51-7f3c1f0f2a10',
  form: 'newsletter',
  page: 'https://shop.example.com/newsletter',
  publication: 'P1',
  fields: { email: 'ana@example.com', first_name: 'Ana' },
  boxes,
  open_ms: 8000,
}

async function start(settings = {}) {
  const api = await startServerApi()
  const key = api.addBrand('acme', { forms: { newsletter: { language: 'en', ...words } }, ...settings })
  await api.call('POST', '/api/acme/publications', key, { id: 'P1', ambassador: 'lea', alias: 'Léa' })
  const send = (body: object | string, headers: Record<string, string> = {}, brand = 'acme') =>
    api.call('POST', `/o/${brand}/form`, null, body, { origin: shopOrigin, ...headers })
  const settled = async () => {
    await until('the answer became a contact', async () => (await ofAna()).length > 0)
    return ofAna()
  }
  const ofAna = () => api.storedContacts('acme', 'ana@example.com')
  return { ...api, send, settled, ofAna }
}

describe('a shop’s own form', () => {
  it.each([
    [boxes, ['external_form', 'none', false]],
    [{ ...boxes, brand: { ...boxes.brand, ticked: true } }, ['external_form', 'external_form', false]],
    [{ ambassador: { ...boxes.ambassador, ticked: false } }, ['storage_only', 'storage_only', false]],
    [{}, ['new', 'storage_only', false]],
  ])('C10: is a contact by what was asked and answered (%#)', async (asked, expected) => {
    const { send, settled } = await start()
    const answer = await send({ ...form, boxes: asked })
    expect([answer.status, await answer.json()]).toEqual([202, {}])
    const [contact] = await settled()
    expect(Object.values(contact?.optIns ?? {})).toEqual(expected)
    expect(contact).toMatchObject({ ambassador: 'lea', fields: { first_name: 'Ana' } })
  })

  it('POPINS 10: is in the ledger under the hash of words that the collector keeps', async () => {
    const { send, settled, records, ledger, texts } = await start()
    await send(form)
    const [contact] = await settled()
    const entries = await records.transact('acme', (tx) => ledger.entriesOf(tx, 'acme', contact?.id ?? ''))
    expect(entries.map(({ act, recipient, text_hash }) => [act, recipient, text_hash])).toEqual(
      expect.arrayContaining([
        ['granted', 'ambassador', textHash(words.ambassador)],
        ['refused', 'brand', textHash(words.brand)],
      ]),
    )
    for (const { popin, page, text_hash } of entries) {
      expect([popin, page]).toEqual(['external_form', 'shop.example.com/newsletter'])
      expect((await texts.textOf('acme', text_hash ?? ''))?.text).toMatch(/may write to me\.$/)
    }
  })

  it('sent again is one contact with one history', async () => {
    const { send, settled, records, contacts, runner } = await start()
    await send(form)
    const [contact] = await settled()
    const history = () => records.transact('acme', (tx) => contacts.history(tx, 'acme', contact?.id ?? ''))
    const before = await history()
    const again = await Promise.all(Array.from({ length: 10 }, () => send(form)))
    expect(new Set(again.map(({ status }) => status))).toEqual(new Set([202]))
    await runner.runDue()
    expect(await history()).toEqual(before)
  })

  it('is refused under words that nobody knows, and nothing is kept', async () => {
    const { send, ofAna } = await start()
    const answer = await send({ ...form, boxes: { brand: { ticked: true, text: 'Everybody may.' } } })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ error: { code: 'unknown_text', path: 'boxes.brand.text' } })
    expect(await ofAna()).toEqual([])
  })

  it('S3: is taken from the brand’s own pages only', async () => {
    const { send } = await start()
    const foreign = [
      'https://evil.example.com',
      `${shopOrigin}.evil.example.com`,
      'null',
      'http://shop.example.com',
    ]
    for (const origin of foreign) {
      const answer = await send(form, { origin })
      expect([origin, answer.status]).toEqual([origin, 403])
      expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    }
    const own = await send(form)
    expect(own.headers.get('access-control-allow-origin')).toBe(shopOrigin)
    expect(own.headers.get('access-control-allow-credentials')).toBeNull()
    expect((await send(form, {}, 'nobody')).status).toBe(404)
  })

  it.each([
    ['{', 400],
    ['['.repeat(60_000), 400],
    ['a'.repeat(65_537), 413],
    [[], 400],
    [[form], 400],
    [{ ...form, id: 'x' }, 400],
    [{ ...form, page: 'javascript:alert(1)' }, 400],
    [{ ...form, fields: { email: 'x\r\nBcc: y' } }, 400],
    [{ ...form, publication: undefined }, 400],
  ])('a wrong body is answered by its fault, and not repeated (%#)', async (body, status) => {
    const { send } = await start()
    const answer = await send(body)
    expect(answer.status).toBe(status)
    expect(await answer.text()).not.toMatch(/ana@|bcc/i)
  })

  it('E5: is refused while contacts are off', async () => {
    const { send } = await start({ contacts: 'off' })
    expect((await send(form)).status).toBe(403)
  })
})
