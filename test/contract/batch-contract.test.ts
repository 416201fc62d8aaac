import { readdir, readFile, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { limits } from '../../sdk/protocol/limits.ts'
import { startTestCollector } from '../support/start-test-collector.ts'
import { uuid } from '../support/stored-event.ts'
import { shopOrigin } from '../support/test-brand.ts'
import { bytesOf, noon, wireBatch, wireEvent } from '../support/wire-batch.ts'

async function startShop(settings = {}) {
  const collector = await startTestCollector()
  collector.addBrand('acme', settings)
  return collector
}

/** Status and code of an answer that turns a batch away; its shape is checked on the way. */
async function refusalOf(answer: Response): Promise<string> {
  const { error, ...rest } = await answer.json()
  expect(rest).toEqual({})
  expect(Object.keys(error).filter((key) => !['code', 'message', 'path'].includes(key))).toEqual([])
  return `${answer.status} ${error.code}`
}

/** Sends a body without a length, chunk after chunk, until the answer comes; its status. */
function chunkedUntilAnswered(url: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', agent: false }, (answer) => {
      resolve(answer.statusCode)
      sending.destroy()
    })
    sending.on('error', reject)
    const chunk = Buffer.alloc(16_384)
    for (let sent = 0; sent < limits.batchBytes; sent += chunk.length) sending.write(chunk)
    sending.write('one more')
  })
}

describe('202', () => {
  it('says how many were accepted, and each refused event with its reason and place', async () => {
    const { send } = await startShop()
    const events = [wireEvent(), wireEvent({ id: uuid(2), name: '!' }), wireEvent({ id: uuid(3) })]
    const answer = await send(wireBatch({ events }))
    expect(answer.status).toBe(202)
    expect(answer.headers.get('content-type')).toBe('application/json')
    expect(await answer.json()).toEqual({
      accepted: 2,
      refused: [{ id: uuid(2), reason: 'invalid_name', path: 'events[1].name' }],
    })
  })

  it('comes only after the events are on disk', async () => {
    const collector = await startShop()
    await collector.send(wireBatch())
    expect((await collector.metrics()).waiting).toBe(1)
    const journal = join(collector.environment.dataFolder, 'journal')
    const [segment = ''] = await readdir(journal)
    expect(await readFile(join(journal, segment), 'utf8')).toContain(uuid(1))
  })

  it('is given to a batch of 50 events of which one at a time is wrong in every way', async () => {
    const { send } = await startShop()
    const wrong = [null, [], 'text', { id: uuid(9) }, wireEvent({ at: 0 }), wireEvent({ params: 7 })]
    for (const [at, bad] of wrong.entries()) {
      const events: unknown[] = Array.from({ length: limits.eventsPerBatch }, (_, index) =>
        wireEvent({ id: uuid(100 * (at + 1) + index) }),
      )
      events[at] = bad
      const { accepted, refused } = await (await send(wireBatch({ events }))).json()
      expect([accepted, refused.length]).toEqual([limits.eventsPerBatch - 1, 1])
      expect(refused[0].path).toContain(`events[${at}]`)
    }
  })

  it('is given to numbers as text, which are stored as the same numbers', async () => {
    const collector = await startShop()
    const order = (id: number, transaction_id: string, value: unknown, quantity: unknown) =>
      wireEvent({
        id: uuid(id),
        name: 'purchase',
        params: { transaction_id, value, items: [{ item_id: 'A', price: value, quantity }] },
      })
    const events = [order(1, 'T1', 29.95, 2), order(2, 'T2', '29.95', '2'), order(3, 'T3', '29,95', '2')]
    expect(await (await collector.send(wireBatch({ events }))).json()).toEqual({
      accepted: 2,
      refused: [{ id: uuid(3), reason: 'invalid_params', path: 'events[2].params.value' }],
    })
    await collector.loaded()
    const columns = 'value_minor, items[1].price_minor as price, items[1].quantity as quantity'
    const [number, text] = await collector.storedRows(columns)
    expect(text).toEqual(number)
    expect(Object.values(text ?? {}).map(Number)).toEqual([2995, 2995, 2])
  })

  it('is given to an address that is too long, of which host and path are stored', async () => {
    const collector = await startShop()
    const url = `https://shop.example.com/boots?fbclid=${'a'.repeat(limits.urlLength)}`
    const referrer = `https://news.example/${'a'.repeat(limits.urlLength)}`
    expect(
      await (await collector.send(wireBatch({ events: [wireEvent({ url, referrer })] }))).json(),
    ).toEqual({
      accepted: 1,
      refused: [],
    })
    await collector.loaded()
    expect(await collector.storedRows('host, path, referrer_host')).toEqual([
      { host: 'shop.example.com', path: '/boots', referrer_host: 'news.example' },
    ])
  })

  it('is given to a visitor and a session of any 36 hexadecimal digits and dashes', async () => {
    const { send } = await startShop()
    const id = 'abcdef0123456789-abcdef0123456789---'
    const answer = await send(wireBatch({ visitor: id, session: id }))
    expect(await answer.json()).toEqual({ accepted: 1, refused: [] })
  })

  it('is given to gzip too', async () => {
    const { send } = await startShop()
    const answer = await send(gzipSync(bytesOf(wireBatch())), { 'content-encoding': 'gzip' })
    expect(await answer.json()).toEqual({ accepted: 1, refused: [] })
  })

  it('is given to JSON by any name, and to a server that sends no Origin', async () => {
    const { base } = await startShop()
    const answer = await fetch(`${base}/e/acme`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'Mozilla/5.0 Firefox/140.0' },
      body: JSON.stringify(wireBatch()),
    })
    expect(answer.status).toBe(202)
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('what turns a batch away whole', () => {
  it('400: not JSON, not UTF-8, too deep, no batch, too many events', async () => {
    const { send, metrics } = await startShop()
    const many = Array.from({ length: limits.eventsPerBatch + 1 }, () => wireEvent())
    const answers = await Promise.all([
      send('{"sent_at":'),
      send(Uint8Array.of(0x22, 0xff, 0x22)),
      send('['.repeat(1000)),
      send(wireBatch({ sent_at: 'now' })),
      send(wireBatch({ events: many })),
      send('no gzip', { 'content-encoding': 'gzip' }),
    ])
    expect(await Promise.all(answers.map(refusalOf))).toEqual([
      '400 not_json',
      '400 not_json',
      '400 too_deep',
      '400 not_a_batch',
      '400 too_many_events',
      '400 not_gzip',
    ])
    expect((await metrics()).received).toBe(0)
  })

  it('403: an origin that is not the brand’s', async () => {
    const { send } = await startShop()
    expect(await refusalOf(await send(wireBatch(), { origin: 'https://evil.example' }))).toBe(
      '403 origin_not_allowed',
    )
  })

  it('404: no such brand, and names that could be none', async () => {
    const { send } = await startShop()
    for (const brand of ['other', '__proto__', 'constructor', 'ACME', '..%2facme', 'acme%00', '%E0%A4%A'])
      expect(await refusalOf(await send(wireBatch(), {}, brand))).toBe('404 no_such_brand')
  })

  it('413: more than 64 KiB as sent, as chunks or decompressed', async () => {
    const { send, base } = await startShop()
    const big = wireBatch({ filler: 'a'.repeat(limits.batchBytes) })
    expect(await refusalOf(await send(big))).toBe('413 too_large')
    const bomb = gzipSync(Buffer.alloc(20_000_000))
    expect(await refusalOf(await send(bomb, { 'content-encoding': 'gzip' }))).toBe('413 too_large')
    expect(await chunkedUntilAnswered(`${base}/e/acme`)).toBe(413)
  })

  it('415: an encoding other than gzip', async () => {
    const { send } = await startShop()
    for (const encoding of ['br', 'deflate', 'zstd', 'gzip, gzip'])
      expect(await refusalOf(await send(wireBatch(), { 'content-encoding': encoding }))).toBe(
        '415 unsupported_encoding',
      )
  })

  it('429 with Retry-After: one brand beyond its own limit, while the others go on', async () => {
    const collector = await startShop({ limits: { batchesPerSecond: 1 } })
    collector.addBrand('other')
    const answers = await Promise.all(Array.from({ length: 11 }, () => collector.send(wireBatch())))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(1)
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
    expect((await collector.send(wireBatch(), {}, 'other')).status).toBe(202)
    expect((await collector.metrics()).batchesRefused).toEqual({ too_many_requests: 1 })
  })

  it('429: one address beyond the limit of addresses, by the trusted proxy’s word', async () => {
    const collector = await startTestCollector({
      environment: { ratePerSecond: 1, trustedProxies: ['127.0.0.1'] },
    })
    collector.addBrand()
    const from = (address: string) => collector.send(wireBatch(), { 'x-forwarded-for': address })
    const statuses = await Promise.all(Array.from({ length: 11 }, () => from('192.0.2.1')))
    expect(statuses.filter(({ status }) => status === 429)).toHaveLength(1)
    expect((await from('192.0.2.2')).status).toBe(202)
  })

  it('503 with Retry-After once the journal takes nothing more, and nothing is counted', async () => {
    const collector = await startShop()
    await rm(join(collector.environment.dataFolder, 'journal'), { recursive: true })
    const answer = await collector.send(wireBatch())
    expect(answer.headers.get('retry-after')).toBe('5')
    expect(answer.headers.get('access-control-allow-origin')).toBe(shopOrigin)
    expect(await refusalOf(answer)).toBe('503 storage')
    expect(await collector.metrics()).toMatchObject({ received: 0, imbalance: 0 })
    expect((await fetch(`${collector.base}/readyz`)).status).toBe(503)
  })

  it('and the next right batch is taken', async () => {
    const { send } = await startShop()
    for (const body of ['', 'null', '{', '\u0000']) expect((await send(body)).status).toBe(400)
    expect((await send(wireBatch())).status).toBe(202)
  })

  it('never repeats what a person sent', async () => {
    const { send, logged } = await startShop()
    const address = 'jean.dupont@example.com'
    const bodies = [
      `{"${address}":`,
      wireBatch({ visitor: address }),
      wireBatch({ customer: { email: [address] } }),
    ]
    for (const body of bodies) expect(await (await send(body)).text()).not.toContain('jean')
    expect(logged.join()).not.toContain('jean')
  })
})

describe('time', () => {
  it('of an event is corrected by the clock of who sent it', async () => {
    const collector = await startShop()
    const wrongBy = 5 * 365 * 86_400_000
    await collector.send(
      wireBatch({ sent_at: noon - wrongBy, events: [wireEvent({ at: noon - wrongBy - 7000 })] }),
    )
    await collector.loaded()
    expect(await collector.storedRows('time, received')).toEqual([{ time: noon - 7000, received: noon }])
  })

  it('too long ago is refused', async () => {
    const { send } = await startShop()
    const event = wireEvent({ at: noon - (limits.eventAgeDays * 86_400_000 + 1) })
    expect(await (await send(wireBatch({ events: [event] }))).json()).toMatchObject({
      accepted: 0,
      refused: [{ id: uuid(1), reason: 'too_old' }],
    })
  })
})
