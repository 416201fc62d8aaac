import { describe, expect, it, vi } from 'vitest'
import { answerOf, createFakePage, type FakeOptions, startOn } from '../fake-page.ts'

const agreed = (options: FakeOptions = {}) => {
  const fake = createFakePage({ cookies: ['Popsell_consent=100'], ...options })
  return { fake, candor: startOn(fake) }
}

describe('the queue', () => {
  it('sends a second after the first event, all in one batch', () => {
    const { fake, candor } = agreed()
    candor('page')
    fake.passSeconds(0.9)
    candor('search', { search_term: 'boots', results: 12 })
    expect(fake.posted).toEqual([])
    fake.passSeconds(0.1)
    expect(fake.posted.map(({ url, batch }) => [url, batch.events.length])).toEqual([
      ['https://shop.example.com/_c/e/shop', 2],
    ])
    expect(fake.posted[0]?.batch.sent_at).toBe(1_795_294_001_000)
  })

  it('sends a purchase at once, with what waits before it', () => {
    const { fake, candor } = agreed()
    candor('page')
    candor('purchase', { transaction_id: 'T1', currency: 'EUR', value: 59.9 })
    fake.passSeconds(0)
    expect(fake.sent().map(({ name }) => name)).toEqual(['page_view', 'purchase'])
  })

  it('sends a purchase alone without waiting, after the call and not within it', () => {
    const { fake, candor } = agreed()
    candor('purchase', { transaction_id: 'T1', currency: 'EUR', value: 59.9 })
    expect(fake.posted).toEqual([])
    fake.passSeconds(0)
    expect(fake.sent().map(({ name }) => name)).toEqual(['purchase'])
  })

  it.each(['pagehide', 'visibilitychange', 'pageshow'])(
    'sends what waits on %s, outliving the page',
    (type) => {
      const { fake, candor } = agreed()
      candor('page')
      fake.fire(type)
      expect(fake.posted).toHaveLength(1)
      expect(fake.posted[0]?.keepalive).toBe(true)
      fake.passSeconds(60)
      expect(fake.posted).toHaveLength(1)
    },
  )

  it('sends a burst of 200 events whole, in four requests of 50', () => {
    const { fake, candor } = agreed()
    for (let count = 0; count < 200; count++) candor('event', `step_${count}`)
    fake.passSeconds(2)
    expect(fake.posted.map(({ batch }) => batch.events.length)).toEqual([50, 50, 50, 50])
    expect(new Set(fake.sent().map(({ id }) => id)).size).toBe(200)
  })

  it('starts its second again for each first event', () => {
    const { fake, candor } = agreed()
    candor('page')
    fake.passSeconds(1)
    candor('page')
    fake.passSeconds(0.5)
    expect(fake.posted).toHaveLength(1)
    fake.passSeconds(0.5)
    expect(fake.posted).toHaveLength(2)
  })

  it('tells listeners what was accepted and refused, or the status of a failure', async () => {
    let status = 202
    const { fake, candor } = agreed({
      answer: async () => answerOf(status),
    })
    const listener = vi.fn()
    candor('on', 'sent', () => {
      throw new Error('a listener of the page’s is broken')
    })
    candor('on', 'sent', listener)
    candor('page')
    fake.passSeconds(1)
    await vi.waitFor(() => expect(listener).toHaveBeenLastCalledWith({ accepted: 1, refused: [] }))
    status = 503
    candor('page')
    fake.passSeconds(1)
    await vi.waitFor(() => expect(listener).toHaveBeenLastCalledWith({ status: 503, retryAfter: 0 }))
    expect(listener).toHaveBeenCalledTimes(2)
  })

  it('throws nothing into the page from its timer or on leaving', () => {
    const { fake, candor } = agreed()
    candor('page')
    Object.defineProperty(fake.page.navigator, 'doNotTrack', {
      get: () => {
        throw new Error('a hostile navigator')
      },
    })
    expect(() => fake.passSeconds(1)).not.toThrow()
    expect(() => fake.fire('pagehide')).not.toThrow()
    expect(fake.warnings.map((line) => line[1])).toContain('failed')
  })
})
