// The rights of a person, carried out by the brand for them: every contact is reached, and nothing hidden is told (A3).
import { describe, expect, it } from 'vitest'
import { createLegalHolds } from '../../collector/retention/legal-holds.ts'
import { confirmedOptIn, jeanne } from '../support/opt-in-submission.ts'
import { startOptIns } from '../support/start-opt-ins.ts'

const nobody = 'nobody@example.com'
const hidden = 'hidden@example.com'

/** Jeanne, whom the brand may see; and somebody who allowed only their ambassador to write. */
async function start() {
  const optIns = await startOptIns()
  const key = await optIns.addBrand('acme', { timeZone: 'Europe/Paris' })
  await confirmedOptIn(optIns, { ticked: ['ambassador', 'brand'] })
  optIns.clock.now += 11 * 60_000
  await confirmedOptIn(optIns, { fields: { first_name: 'Hidden', email: hidden } })
  const call = (method: string, part: string, body?: object) =>
    fetch(`${optIns.base}api/acme/people/${part}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  const post = async (part: string, body: object) => (await call('POST', part, body)).json()
  const contactOf = async (email: string) => (await optIns.contactsOf(email))[0]
  return { optIns, call, post, contactOf }
}

/** Without what differs each time. */
async function shapeOf(answer: Response): Promise<string> {
  return JSON.stringify([answer.status, (await answer.text()).replace(/"id":"[^"]+"/, '"id"')])
}

describe('for a person whom the brand may see', () => {
  it('G1: finds them by a body, and shows no field', async () => {
    const { post, contactOf } = await start()
    const { contacts } = await post('find', { email: ' JEANNE@example.com' })
    expect(contacts).toEqual([
      {
        id: (await contactOf(jeanne))?.id,
        ambassador: 'lea',
        brand_opt_in: 'blog',
        partners_opt_in: false,
        restricted_since: null,
        created_at: expect.any(String),
      },
    ])
  })

  it('G1: corrects, restricts, lifts and objects, each with its request answered within a month', async () => {
    const { optIns, post, contactOf } = await start()
    const corrected = await post('correct', { email: jeanne, fields: { first_name: 'Jeannette' } })
    expect(corrected.request).toMatchObject({ right: 'rectification', by: 'server', state: 'answered' })
    expect(corrected.request.due_at).toBe('2026-12-21T22:59:59.999Z')
    expect((await contactOf(jeanne))?.fields.first_name).toBe('Jeannette')
    await post('restrict', { email: jeanne })
    expect((await contactOf(jeanne))?.restrictedAt).toBe(optIns.clock.now)
    expect((await post('lift', { email: jeanne })).error).toMatchObject({ path: 'person_informed' })
    await post('lift', { email: jeanne, person_informed: true })
    expect((await contactOf(jeanne))?.restrictedAt).toBeNull()
    await post('object', { email: jeanne, about: 'marketing' })
    expect((await contactOf(jeanne))?.optIns).toEqual({
      ambassador: 'global_optout',
      brand: 'storage_only',
      partners: false,
    })
  })

  it('G1, G5: erases, for the reason given', async () => {
    const { post, contactOf } = await start()
    const { request } = await post('erase', { email: jeanne, reason: 'minor' })
    expect(request).toMatchObject({ right: 'erasure', state: 'answered' })
    expect((await contactOf(jeanne))?.fields).toEqual({})
  })
})

describe('whoever is meant', () => {
  const acts: [string, object][] = [
    ['find', {}],
    ['export', {}],
    ['correct', { fields: { first_name: 'A', email: 'a@example.com' } }],
    ['restrict', {}],
    ['lift', { person_informed: true }],
    ['object', { about: 'profiling' }],
    ['object', { about: 'marketing' }],
    ['erase', {}],
  ]

  it('A3: each act answers the same of somebody hidden and of nobody', async () => {
    const { call } = await start()
    for (const [act, body] of acts) {
      const [one, other] = [
        await shapeOf(await call('POST', act, { ...body, email: hidden })),
        await shapeOf(await call('POST', act, { ...body, email: nobody })),
      ]
      expect([act, one]).toEqual([act, other])
      expect(one).not.toContain('@')
    }
  })

  it('G1: and reaches the hidden one all the same: the copy goes to their own address', async () => {
    const { optIns, post, contactOf } = await start()
    optIns.clock.now += 11 * 60_000
    expect((await post('export', { email: hidden })).contacts).toEqual([])
    await optIns.runner.runDue()
    const [{ mail } = {}] = optIns.inbox.list()
    expect([mail?.to, mail?.subject]).toEqual([hidden, 'Your data at acme'])
    const page = optIns.linkIn('me', mail)
    const copy = await (await optIns.press(page, { do: 'copy_json' })).json()
    expect(copy.contacts[0].fields).toEqual({ first_name: 'Hidden', email: hidden })
    await post('erase', { email: hidden })
    expect((await contactOf(hidden))?.fields).toEqual({})
  })

  it('A3: the list of requests names nobody, and none that a hidden person made themselves', async () => {
    const { optIns, call, post } = await start()
    optIns.clock.now += 11 * 60_000
    await post('export', { email: hidden })
    await optIns.runner.runDue()
    await optIns.press(optIns.linkIn('me'), { do: 'restrict' })
    const { requests } = await (await call('GET', 'requests')).json()
    expect(requests.map(({ right, by }: Record<string, string>) => [right, by])).toEqual([
      ['access', 'server'],
    ])
    expect(JSON.stringify(requests)).not.toMatch(/@|contact/)
  })

  it('A3, R21: an erasure that a hold refuses is refused to the brand only where it sees who is held', async () => {
    const { optIns, call, post, contactOf } = await start()
    const hold = async (email: string) => {
      const id = String((await contactOf(email))?.id)
      const held = {
        kind: 'contact',
        id,
        reason: 'legal_claim',
        reference: null,
        heldBy: 'operator',
      } as const
      await optIns.inBrand('acme', (tx) => createLegalHolds({ now: () => optIns.clock.now }).set(tx, held))
    }
    for (const email of [hidden, jeanne]) await hold(email)
    expect(await shapeOf(await call('POST', 'erase', { email: hidden }))).toEqual(
      await shapeOf(await call('POST', 'erase', { email: nobody })),
    )
    const { requests } = await (await call('GET', 'requests')).json()
    const states = requests.map(({ id, ...shape }: { id: string }) => [typeof id, JSON.stringify(shape)])
    expect(states).toEqual([states[0], states[0]])
    // Nobody is erased whom somebody holds, and the operator knows it.
    expect((await contactOf(hidden))?.fields.email).toBe(hidden)
    expect(optIns.problems).toEqual([
      { brand: 'acme', request: expect.stringMatching(/^[0-9a-f-]{36}$/), reason: 'held' },
    ])
    expect((await post('erase', { email: jeanne })).request).toMatchObject({ state: 'refused' })
    expect(optIns.problems).toHaveLength(1)
  })

  it('says what is wrong with what was sent, and repeats none of it', async () => {
    const { call } = await start()
    for (const body of [
      {},
      { email: jeanne, phone: '+33612345678' },
      { email: 'no address' },
      { name: 'J' },
    ]) {
      const answer = await call('POST', 'restrict', body)
      expect(answer.status).toBe(400)
      expect(await answer.text()).not.toMatch(/jeanne|3361|no address/)
    }
    const wrong = await call('POST', 'correct', { email: jeanne, fields: { phone: 'call me' } })
    expect((await wrong.json()).error).toMatchObject({ code: 'invalid', path: 'fields.phone' })
  })
})

describe('a request that came by letter', () => {
  it('G1: is registered with the day it came, waits with its due date, and is ended by the act that answers it', async () => {
    const { optIns, call, post } = await start()
    const received = { email: jeanne, right: 'restriction', received_at: Date.UTC(2026, 9, 31, 12) }
    const { request } = await post('requests', received)
    expect(request).toMatchObject({ state: 'open', due_at: '2026-11-30T22:59:59.999Z', answered_at: null })
    const listed = async () => (await (await call('GET', 'requests')).json()).requests
    expect(await listed()).toEqual([request])
    await post('restrict', { email: jeanne, request: request.id })
    expect(await listed()).toMatchObject([{ id: request.id, state: 'answered' }])
    expect((await call('POST', 'restrict', { email: jeanne, request: request.id })).status).toBe(404)
    expect(optIns.problems).toEqual([])
  })

  it('is ended by hand where it was answered elsewhere, once', async () => {
    const { call, post } = await start()
    const { request } = await post('requests', { email: nobody, right: 'access' })
    expect(await post(`requests/${request.id}`, { state: 'refused' })).toMatchObject({
      request: { id: request.id, state: 'refused' },
    })
    expect((await call('POST', `requests/${request.id}`, { state: 'answered' })).status).toBe(404)
  })
})
