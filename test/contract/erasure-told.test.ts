// What whoever asks for an erasure is told of it: the operator everything, the brand that it was taken on (A3).
import { describe, expect, it } from 'vitest'
import { openTombstones } from '../../collector/erasure/tombstones.ts'
import { codeOf } from '../support/start-access.ts'
import { ana, eva, startRetention } from '../support/start-retention.ts'

const nobody = { email: 'nobody@example.com' }
const hidden = { email: ana.email }
const shown = { email: eva.email }

/** Ana, whom the brand may not see; Eva, whom it may; and whoever may ask for their erasure. */
async function start() {
  const access = await startRetention()
  const { ask, apiKey, operator, foresee, exported } = access
  const hold = (method: string, id: string) =>
    ask(method, '/holds', {
      ...operator(),
      body: { brand: 'acme', kind: 'contact', id, ...(method === 'POST' ? { reason: 'legal_claim' } : {}) },
    })
  /** Everything of the answer but the ID of the erasure; the clock stands still. */
  async function heard(by: { key?: string; cookie?: string }, body: object) {
    const answer = await ask('POST', '/api/acme/erasures', { ...by, body })
    const text = await answer.text()
    return JSON.stringify([answer.status, [...answer.headers], text.replace(/[0-9a-f-]{36}/, 'ID')])
  }
  /** R3 knows of Ana for as long as she is there. */
  const dueOfAna = async () =>
    (await foresee('?days=31&brand=acme')).due.filter(({ limit }: { limit: string }) => limit === 'R3')
  return {
    ...access,
    hold,
    heard,
    brand: { key: apiKey },
    idsOf: async () => {
      const [{ id: anasId }] = await dueOfAna()
      const [{ contact, id: evasId = contact }] = await exported()
      return { anasId: String(anasId), evasId: String(evasId) }
    },
    isAnaThere: async () => (await dueOfAna()).length > 0,
  }
}

describe('the brand', () => {
  it.each(['by its key', 'by a brand_admin who is logged in'])(
    'A3: hears the same bytes of somebody hidden, shown, held and of nobody, %s',
    async (how) => {
      const { heard, hold, idsOf, isAnaThere, exported, join, brand } = await start()
      const admin = { email: 'admin@example.com', role: 'brand_admin', brand: 'acme' }
      const by = how === 'by its key' ? brand : { cookie: await join(admin) }
      const { anasId, evasId } = await idsOf()
      const ofNobody = await heard(by, nobody)
      expect(JSON.parse(ofNobody)).toEqual([
        202,
        expect.anything(),
        '{"erasure":"ID","received_at":"2026-11-21T12:00:00.000Z"}',
      ])
      for (const id of [anasId, evasId]) await hold('POST', id)
      for (const one of [hidden, shown, { contact: anasId }, { contact: evasId }])
        expect([one, await heard(by, one)]).toEqual([one, ofNobody])
      expect([await isAnaThere(), (await exported()).length]).toEqual([true, 1])
      for (const id of [anasId, evasId]) await hold('DELETE', id)
      for (const one of [hidden, shown, { contact: anasId }, { contact: 'nobody' }, { visitor: 'V1' }])
        expect([one, await heard(by, one)]).toEqual([one, ofNobody])
      expect([await isAnaThere(), (await exported()).length]).toEqual([false, 0])
    },
  )

  it('is told an ID under which the operator finds what became of it', async () => {
    const { ask, brand, hold, idsOf, environment, logged } = await start()
    const erasureOf = async (body: object) =>
      (await (await ask('POST', '/api/acme/erasures', { ...brand, body })).json()).erasure
    await hold('POST', (await idsOf()).anasId)
    const refused = await erasureOf(hidden)
    const [line, ...more] = logged
      .filter((entry) => entry.includes(refused))
      .map((entry) => JSON.parse(entry))
    expect(line).toMatchObject({ level: 40, brand: 'acme', erasure: refused, reason: 'held' })
    expect([more, JSON.stringify(line)]).toEqual([[], expect.not.stringContaining('@')])
    const done = await erasureOf(shown)
    const { tombstones } = openTombstones(environment.keysFolder).read()
    expect(tombstones.map(({ id, by }) => [id, by])).toContainEqual([done, 'server'])
    expect(logged.join()).not.toContain(done)
  })

  it.each([{ email: 'no address' }, { email: ana.email, contact: 'C' }, {}])(
    'is refused %j for what it is, whoever is known',
    async (body) => {
      const { ask, brand } = await start()
      const answer = await ask('POST', '/api/acme/erasures', { ...brand, body })
      expect(answer.status).toBe(400)
      expect(await answer.text()).not.toMatch(/no address|ana@/)
    },
  )
})

describe('the operator', () => {
  it('hears the certificate of whom it erased, that a hold stands against it, and that there is nobody', async () => {
    const { ask, operator, hold, idsOf } = await start()
    const erase = (body: object) => ask('POST', '/api/acme/erasures', { ...operator(), body })
    const { anasId } = await idsOf()
    await hold('POST', anasId)
    expect(await codeOf(await erase(hidden))).toEqual([409, 'held'])
    await hold('DELETE', anasId)
    const answer = await erase(hidden)
    expect([answer.status, await answer.json()]).toMatchObject([
      201,
      { certificate: { kind: 'contact', subjects: [anasId], by: 'operator', erased: { contacts: 1 } } },
    ])
    expect(await codeOf(await erase({ contact: 'nobody' }))).toEqual([404, 'not_found'])
  })
})
