import { rm } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { limits } from '../../sdk/protocol/limits.ts'
import { startTestCollector } from '../support/start-test-collector.ts'
import { shopOrigin } from '../support/test-brand.ts'
import { wireBatch, wireEvent } from '../support/wire-batch.ts'

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
