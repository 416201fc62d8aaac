import { describe, expect, it } from 'vitest'
import { follow } from '../support/follow.ts'
import { startTestCollector } from '../support/start-test-collector.ts'
import { shopOrigin } from '../support/test-brand.ts'
import { noon } from '../support/wire-batch.ts'

const tip = { id: 'P123', ambassador: 'lea', alias: 'Léa', channel: 'email', target: `${shopOrigin}/boots` }
const eva = {
  external_id: 'C-7',
  source: 'brand_database',
  ambassador: 'lea',
  email: 'eva@example.com',
  brand_opt_in: true,
}
const hidden = { external_id: 'C-8', source: 'imported', ambassador: 'lea', email: 'otto@example.com' }
const at = (ms: number) => new Date(noon + ms).toISOString()

async function start(settings = {}) {
  const collector = await startTestCollector()
  const key = collector.addBrand('acme', { contacts: 'on', ...settings })
  const call = async (method: string, path: string, body?: object) => {
    const headers = { authorization: `Bearer ${key}` }
    const text = body === undefined ? {} : { body: JSON.stringify(body) }
    const answer = await fetch(`${collector.base}/api/acme/${path}`, { method, headers, ...text })
    return { status: answer.status, body: answer.status === 204 ? null : await answer.json() }
  }
  await call('POST', 'publications', tip)
  await call('POST', 'contacts', [eva, hidden])
  const send = (body: object) => call('POST', 'publications/P123/sends', body)
  const history = (id = 'C-7') => call('GET', `contacts/${id}/interactions`)
  const get = (path: string, headers = {}) => follow(collector.base, path, headers)
  return { ...collector, call, send, history, get }
}

describe('a publication that is sent to a contact', () => {
  it('E12: has links of their own, whose view and click stand in their history; E11: the click alone is activity', async () => {
    const { send, history, get, clock } = await start()
    const sent = await send({ external_id: 'C-7' })
    const [links] = sent.body.links
    expect(links).toEqual({
      index: 0,
      click: expect.stringMatching(/^\/l\/acme\.[\w-]{43}$/),
      open: expect.stringMatching(/^\/m\/acme\.[\w-]{43}\.gif$/),
    })
    clock.now = noon + 1000
    await get(links.open)
    expect((await history()).body.last_activity_at).toBe(at(0))
    clock.now = noon + 2000
    await get(links.click)
    expect((await history()).body).toEqual({
      interactions: [
        { publication: 'P123', kind: 'sent', at: at(0) },
        { publication: 'P123', kind: 'viewed', at: at(1000) },
        { publication: 'P123', kind: 'clicked', at: at(2000) },
      ],
      last_activity_at: at(2000),
    })
  })

  it('E10: counts for the publication, and nobody can be read from its events', async () => {
    const { send, get, loaded, storedRows } = await start()
    const [links] = (await send({ external_id: 'C-7' })).body.links
    const answer = await get(links.click)
    expect(answer.location).toBe(`${shopOrigin}/boots?candor_pub=P123`)
    await loaded()
    const [row] = await storedRows('name, publication, visitor_key, customer, email, params')
    expect(row).toMatchObject({
      name: 'publication_click',
      publication: 'P123',
      visitor_key: null,
      customer: null,
      email: null,
      params: null,
    })
  })

  it('E17: under DNT or GPC nothing is noted, and the link works', async () => {
    const { send, history, get } = await start()
    const [links] = (await send({ external_id: 'C-7' })).body.links
    const answer = await get(links.click, { 'sec-gpc': '1' })
    await get(links.open, { dnt: '1' })
    expect([answer.status, answer.location]).toEqual([302, `${shopOrigin}/boots`])
    expect((await history()).body.interactions).toHaveLength(1)
  })

  it('sent again is the same links and one line; at another time, two', async () => {
    const { send, history, clock } = await start()
    const first = await send({ external_id: 'C-7' })
    clock.now = noon + 60_000
    expect(await send({ external_id: 'C-7' })).toEqual(first)
    expect((await history()).body.interactions).toHaveLength(1)
    await send({ external_id: 'C-7', at: noon + 30_000 })
    await send({ external_id: 'C-7', at: noon + 30_000 })
    expect((await history()).body.interactions).toHaveLength(2)
  })

  it('keeps working, as everybody’s, when the contact is gone', async () => {
    const { send, history, call, get } = await start()
    const [links] = (await send({ external_id: 'C-7' })).body.links
    await call('DELETE', 'contacts/C-7')
    expect((await get(links.click)).status).toBe(302)
    expect((await history()).status).toBe(404)
  })

  it('A3: of a contact that is hidden from the brand no history is told', async () => {
    const { send, history } = await start()
    expect((await send({ external_id: 'C-8' })).status).toBe(200)
    const answers = [await history('C-8'), await history('C-9')]
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]?.status).toBe(404)
  })

  it('names what is wrong: nobody, both, an unknown contact or publication, contacts that are off', async () => {
    const { base, send, call, addBrand } = await start()
    expect((await send({})).body.error).toMatchObject({ code: 'invalid', path: 'external_id' })
    expect((await send({ external_id: 'C-7', contact: 'x' })).body.error).toMatchObject({
      path: 'external_id',
    })
    expect((await send([{ external_id: 'C-9' }])).body.refused).toMatchObject([
      { index: 0, path: 'external_id' },
    ])
    expect((await send({ contact: 'C-8' })).body.error).toMatchObject({ path: 'contact' })
    expect((await call('POST', 'publications/P404/sends', { external_id: 'C-7' })).body.error.code).toBe(
      'no_such_publication',
    )
    const headers = { authorization: `Bearer ${addBrand('off')}` }
    const off = await fetch(`${base}/api/off/publications/P123/sends`, {
      method: 'POST',
      headers,
      body: '{}',
    })
    expect([off.status, (await off.json()).error.code]).toEqual([403, 'contacts_off'])
  })
})
