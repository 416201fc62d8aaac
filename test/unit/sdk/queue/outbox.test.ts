import { describe, expect, it, vi } from 'vitest'
import { agreed, collector, pass, yes } from '../fake-collector.ts'
import { answerOf, type FakePage } from '../fake-page.ts'

const ids = (fake: FakePage) => fake.sent().map(({ id }) => id)

describe('a batch without an answer', () => {
  it.each([
    ['429', answerOf(429)],
    ['503', answerOf(503)],
    ['500', answerOf(500)],
    ['a broken network', null],
  ])('after %s is sent again, the same events by the same IDs, at its new time', async (_, answer) => {
    const { fake, candor } = agreed({ answer: collector(answer) })
    candor('page')
    await pass(fake, 1)
    await pass(fake, 1.4)
    expect(fake.posted).toHaveLength(1)
    await pass(fake, 0.2)
    expect(fake.posted).toHaveLength(2)
    expect(ids(fake)[1]).toBe(ids(fake)[0])
    expect(fake.posted[1]?.batch.sent_at).toBeGreaterThan(fake.posted[0]?.batch.sent_at ?? Infinity)
    await pass(fake, 3600)
    expect(fake.posted).toHaveLength(2)
  })

  it.each([400, 403, 404, 413])('after %i is final, and told to the listeners', async (status) => {
    const { fake, candor } = agreed({ answer: collector(answerOf(status)) })
    const listener = vi.fn()
    candor('on', 'sent', listener)
    candor('page')
    await pass(fake, 1)
    await pass(fake, 3600)
    expect(fake.posted).toHaveLength(1)
    expect(listener).toHaveBeenCalledExactlyOnceWith({ status, retryAfter: 0 })
    expect(fake.warnings).toEqual([])
  })

  it('waits as long as Retry-After asks, and never less', async () => {
    const { fake, candor } = agreed({ answer: collector(answerOf(503, { 'Retry-After': '120' })) })
    candor('page')
    await pass(fake, 1)
    await pass(fake, 119)
    expect(fake.posted).toHaveLength(1)
    await pass(fake, 62)
    expect(fake.posted).toHaveLength(2)
  })

  it('waits twice as long after each failure in a row', async () => {
    const { fake, candor } = agreed({ answer: async () => answerOf(503) })
    candor('page')
    const times: number[] = []
    await pass(fake, 1)
    for (let half = 0; half < 120; half++) {
      const before = fake.posted.length
      await pass(fake, 0.5)
      if (fake.posted.length > before) times.push(half / 2)
    }
    expect(times.slice(1).map((time, at) => time - (times[at] ?? 0))).toEqual([3, 6, 12, 24])
  })

  it('goes out at once when the browser is online again, with what has happened meanwhile in one batch', async () => {
    const { fake, candor } = agreed({ answer: collector(null) })
    candor('page')
    await pass(fake, 1)
    candor('search', { search_term: 'boots' })
    candor('view_cart', {})
    await pass(fake, 1)
    expect(fake.posted).toHaveLength(1)
    fake.fire('online')
    await fake.settle()
    expect(fake.posted.slice(1).map(({ batch }) => batch.events.map(({ name }) => name))).toEqual([
      ['page_view'],
      ['search', 'view_cart'],
    ])
  })
})

describe('the keepalive quota', () => {
  it('is never exceeded by what is on its way', async () => {
    const inFlight: { size: number; keepalive: boolean }[] = []
    const { fake, candor } = agreed({
      answer: async ({ body, keepalive }) => {
        inFlight.push({ size: Buffer.byteLength(body), keepalive })
        return answerOf(202)
      },
    })
    for (let count = 0; count < 100; count++) candor('event', 'long', { text: 'x'.repeat(600) })
    fake.fire('pagehide')
    const alive = inFlight.filter(({ keepalive }) => keepalive)
    expect(alive).toHaveLength(4)
    expect(alive.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(64 * 1024)
    expect(inFlight.length).toBeGreaterThan(4)
    expect(fake.sent()).toHaveLength(100)
    await fake.settle()
    candor('page')
    fake.fire('pagehide')
    expect(inFlight.at(-1)?.keepalive).toBe(true)
  })
})

describe('consent within a batch', () => {
  it('splits it: each event travels under the answer that stood when it happened', async () => {
    const { fake, candor } = agreed()
    candor('search', { search_term: 'boots' })
    candor('consent', { attribution: false })
    candor('view_cart', {})
    await pass(fake, 1)
    expect(
      fake.posted.map(({ batch }) => [batch.consent.attribution, batch.events.map(({ name }) => name)]),
    ).toEqual([
      [true, ['search']],
      [false, ['view_cart']],
    ])
  })

  it('a withdrawal is told once, without an identifier, and with nothing that waited', async () => {
    const { fake, candor } = agreed({ cookies: [...yes, 'Popsell_session_shop=P1'] })
    const refuse = () => candor('consent', { analytics: false, attribution: false, personalisation: false })
    candor('identify', { customer_id: 'C42' })
    refuse()
    refuse()
    candor('optout')
    await pass(fake, 60)
    fake.fire('pagehide')
    expect(fake.posted).toHaveLength(1)
    expect(fake.posted[0]?.batch).toStrictEqual({
      sent_at: expect.any(Number),
      consent: { analytics: false, attribution: false, personalisation: false },
      events: [
        {
          id: expect.any(String),
          name: 'consent',
          at: expect.any(Number),
          url: 'https://shop.example.com/',
        },
      ],
    })
    expect(fake.local.size).toBe(0)
  })

  it('a withdrawal that the network loses is not kept to be told later', async () => {
    const { fake, candor } = agreed({ answer: collector(null) })
    candor('optout')
    await pass(fake, 3600)
    fake.fire('pagehide')
    expect(fake.sent().map(({ name }) => name)).toEqual(['consent'])
    expect(fake.local.size).toBe(0)
  })
})
