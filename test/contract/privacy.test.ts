import { createHash, createHmac, hkdfSync } from 'node:crypto'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { BrandSettingsInput } from '../../collector/settings/brand-settings.ts'
import { filesUnder, findInFiles } from '../support/byte-search.ts'
import { startTestCollector } from '../support/start-test-collector.ts'
import { uuid } from '../support/stored-event.ts'
import { newTempFolder } from '../support/temp-folder.ts'
import { vectorPepper } from '../support/test-draft.ts'
import vectors from '../support/vectors.json' with { type: 'json' }
import { aSession, aVisitor, noon, wireBatch, wireEvent } from '../support/wire-batch.ts'

/** A collector under the published test keys, with one brand. */
async function startWithVectorKeys(settings: Partial<BrandSettingsInput> = {}, brand = 'brand-a') {
  const folder = newTempFolder()
  const keys = join(folder, 'keys')
  mkdirSync(keys, { mode: 0o700 })
  const peppers = { '1': vectorPepper.toString('base64') }
  writeFileSync(join(keys, 'pepper.json'), JSON.stringify({ version: 1, peppers }))
  writeFileSync(join(keys, 'salt-2026-11-21.txt'), Buffer.alloc(32, 0x42).toString('base64'))
  const collector = await startTestCollector({ folder, environment: { trustedProxies: ['127.0.0.1'] } })
  collector.addBrand(brand, settings)
  const send = (fields: Record<string, unknown>, headers: Record<string, string> = {}) =>
    collector.send(wireBatch(fields), headers, brand)
  return { ...collector, send }
}

/** The published construction, written down a second time. */
function tagByHand(brand: string, kind: string, value: string): string {
  const key = Buffer.from(hkdfSync('sha256', vectorPepper, '', `candor/v1/${brand}/${kind}`, 32))
  return `h1_${createHmac('sha256', key).update(value).digest('base64url')}`
}

const withoutConsent = { analytics: false, attribution: false, personalisation: false }

describe('privacy signals', () => {
  it.each([
    ['dnt', { dnt: '1' }],
    ['gpc', { 'sec-gpc': '1' }],
  ] as const)(
    'E17: with %s every event is refused and counted, and no byte of it is kept',
    async (reason, headers) => {
      const { send, metrics, environment, storedRows } = await startWithVectorKeys()
      const events = [
        wireEvent(),
        wireEvent({ id: uuid(2), name: 'search', params: { search_term: 'findme' } }),
      ]
      const answer = await send({ events }, headers)
      expect(await answer.json()).toEqual({
        accepted: 0,
        refused: [uuid(1), uuid(2)].map((id) => ({ id, reason })),
      })
      expect(await metrics()).toMatchObject({
        received: 2,
        waiting: 0,
        refused: { [reason]: 2 },
        imbalance: 0,
      })
      expect(await storedRows('id', 'brand-a')).toEqual([])
      expect(findInFiles(environment.dataFolder, ['findme'])).toEqual([])
    },
  )

  it.each([{ dnt: '0' }, { dnt: 'null' }, { 'sec-gpc': 'true' }, { 'sec-gpc': '0' }, { 'sec-gpc': '?1' }])(
    'E17: %j is no signal',
    async (headers) => {
      const { send } = await startWithVectorKeys()
      expect(await (await send({}, headers)).json()).toEqual({ accepted: 1, refused: [] })
    },
  )
})

describe('consent modes', () => {
  it('required: nothing without a yes to analytics', async () => {
    const { send } = await startWithVectorKeys()
    const answer = await (await send({ consent: { ...withoutConsent, attribution: true } })).json()
    expect(answer.refused).toEqual([{ id: uuid(1), reason: 'no_consent' }])
  })

  it('exempt: measured until a no', async () => {
    const { send } = await startWithVectorKeys({ consent: 'exempt' })
    const yes = { consent: { ...withoutConsent, analytics: true } }
    expect(await (await send(yes)).json()).toMatchObject({ accepted: 1 })
    expect(await (await send({ consent: withoutConsent })).json()).toMatchObject({ accepted: 0 })
  })

  it('cookieless: counted by the day’s pseudonym, whatever ID was sent', async () => {
    const { send, loaded, storedRows } = await startWithVectorKeys({ consent: 'cookieless' })
    const from = { 'x-forwarded-for': '203.0.113.77' }
    await send({ consent: withoutConsent, customer: { customer_id: 'C42' } }, from)
    const other = { visitor: 'another-visitor', session: undefined, events: [wireEvent({ id: uuid(2) })] }
    await send({ consent: withoutConsent, ...other }, from)
    await loaded()
    const rows = await storedRows('visitor, visitor_basis, session, customer', 'brand-a')
    expect(rows[0]).toEqual(rows[1])
    expect(rows[0]).toMatchObject({ visitor_basis: 'daily', customer: null })
  })

  it('a publication is kept only with the consent to attribution', async () => {
    const { send, loaded, storedRows } = await startWithVectorKeys()
    await send({ publication: 'P123' })
    const only = { ...withoutConsent, analytics: true }
    await send({ publication: 'P124', consent: only, events: [wireEvent({ id: uuid(2) })] })
    await loaded()
    expect(await storedRows('publication', 'brand-a')).toEqual([
      { publication: 'P123' },
      { publication: null },
    ])
  })
})

describe('the guest and the customer', () => {
  it('E2: logging in links the guest’s pseudonym to the customer’s; two customers of one browser stay two', async () => {
    const { send, loaded, storedRows, environment } = await startWithVectorKeys()
    const event = (number: number, name = 'page_view') =>
      wireEvent({ id: uuid(number), at: noon - 100 + number, name })
    await send({ events: [event(1)] })
    await send({ customer: { customer_id: 'C42' }, events: [event(2, 'identify')] })
    await send({ customer: { customer_id: 'C43' }, events: [event(3, 'identify')] })
    await send({ events: [event(4)] })
    await loaded()
    const rows = await storedRows('name, visitor, visitor_basis, customer', 'brand-a')
    expect(rows.map(({ customer }) => customer)).toEqual([
      null,
      tagByHand('brand-a', 'customer', 'C42'),
      tagByHand('brand-a', 'customer', 'C43'),
      null,
    ])
    expect(new Set(rows.map(({ visitor }) => visitor)).size).toBe(1)
    expect(rows.every(({ visitor_basis }) => visitor_basis === 'id')).toBe(true)
    expect(findInFiles(environment.dataFolder, [aVisitor, aSession, aVisitor.replaceAll('-', '')])).toEqual(
      [],
    )
  })

  const published = vectors.contact.filter(({ brand }) => brand === 'brand-a')

  it.each(published)(
    'E3, E5: $kind $tag is stored as published where contacts are on, else not at all',
    async (row) => {
      const { kind, values, tag, region } = row
      for (const contacts of ['on', 'off'] as const) {
        const collector = await startWithVectorKeys({ contacts, ...(region ? { region } : {}) })
        await collector.send({ customer: { [kind]: values[0] } })
        await collector.loaded()
        const expected = contacts === 'on' ? { [kind]: tag } : { [kind]: null }
        expect(await collector.storedRows(kind, 'brand-a')).toEqual([expected])
      }
    },
  )

  it('E3: the tags follow the published construction', async () => {
    const { send, loaded, storedRows } = await startWithVectorKeys({ contacts: 'on' })
    await send({ customer: { email: ' Anne@Example.com', phone: '06 12 34 56 78', customer_id: 'C1' } })
    await loaded()
    expect(await storedRows('email, phone, customer', 'brand-a')).toEqual([
      {
        email: tagByHand('brand-a', 'email', 'anne@example.com'),
        phone: tagByHand('brand-a', 'phone', '+33612345678'),
        customer: tagByHand('brand-a', 'customer', 'C1'),
      },
    ])
  })

  it('E7: the address is stored as the published tag of the day', async () => {
    const { send, loaded, storedRows } = await startWithVectorKeys()
    const addresses = Object.keys(vectors.ip.tags)
    for (const [at, address] of addresses.entries())
      await send({ events: [wireEvent({ id: uuid(at) })] }, { 'x-forwarded-for': address })
    await loaded()
    const rows = await storedRows('network', 'brand-a')
    expect(rows.map(({ network }) => network)).toEqual(Object.values(vectors.ip.tags))
  })

  it('E7: another day has another tag, and the salt of the day before yesterday is gone', async () => {
    const { send, loaded, storedRows, clock, environment } = await startWithVectorKeys()
    const from = { 'x-forwarded-for': '203.0.113.77' }
    await send({}, from)
    clock.now += 2 * 86_400_000
    await send({ sent_at: clock.now, events: [wireEvent({ id: uuid(2), at: clock.now })] }, from)
    await loaded()
    const [first, second] = await storedRows('network', 'brand-a')
    expect(first?.network).not.toBe(second?.network)
    const kept = readdirSync(environment.keysFolder).filter((name) => name.startsWith('salt'))
    expect(kept).toEqual(['salt-2026-11-23.txt'])
  })
})

describe('what tracking never stores', () => {
  const personal = {
    first_name: 'Xavierine',
    address: '12 Quai Zanzibar',
    billing: { iban: 'FR7630006000011234567890189', holder: 'Xavierine Wolkenstein' },
    shipping_address: { street: '12 Quai Zanzibar', city: 'Quimperlet' },
  }
  const words = ['Xavierine', 'Zanzibar', 'FR7630006000011234567890189', 'Wolkenstein', 'Quimperlet']

  it('E4, E15: names, addresses, billing and every unknown field leave no byte in the data folder', async () => {
    const { send, loaded, environment, stop, logged } = await startWithVectorKeys()
    const item = { item_id: 'SKU1', ...personal }
    const params = { transaction_id: 'T1', value: 5, items: [item], ...personal }
    const { billing, shipping_address, ...scalars } = personal
    expect(Object.keys(billing).length + Object.keys(shipping_address).length).toBe(4)
    const events = [
      wireEvent({ name: 'purchase', params, ...personal }),
      wireEvent({
        id: uuid(2),
        name: 'wish',
        params: { ...scalars, last_name: 'Wolkenstein', colour: 'red' },
      }),
    ]
    const answer = await send({ events, ...personal, customer: { customer_id: 'C1', ...personal } })
    expect(await answer.json()).toEqual({ accepted: 2, refused: [] })
    expect(findInFiles(environment.dataFolder, words)).toEqual([])
    await loaded()
    await stop()
    expect(findInFiles(environment.dataFolder, words)).toEqual([])
    expect(findInFiles(environment.dataFolder, ['SKU1', 'colour'])).not.toEqual([])
    expect(words.filter((word) => logged.join().includes(word))).toEqual([])
  })

  it('the search finds what is there: in the journal, and in the store’s file', async () => {
    const { send, loaded, environment, stop } = await startWithVectorKeys()
    const term = createHash('sha1').update('a term').digest('hex').replace(/[0-9]/g, 'z')
    await send({ events: [wireEvent({ name: 'search', params: { search_term: term } })] })
    expect(findInFiles(environment.dataFolder, [term])).toMatchObject([{ needle: term }])
    await loaded()
    await stop()
    expect(findInFiles(environment.dataFolder, [term])).not.toEqual([])
    expect(filesUnder(environment.dataFolder).length).toBeGreaterThan(1)
  })
})
