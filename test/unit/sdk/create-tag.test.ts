import { describe, expect, it } from 'vitest'
import { shopEvents } from '../../../sdk/capture/shop-events.ts'
import { eventFields } from '../../../sdk/protocol/events.ts'
import { createFakePage, startOn } from './fake-page.ts'

const agreed = { cookies: ['Popsell_consent=100'] }

describe('candor(command, …)', () => {
  it('E1: has a command for each event of the protocol', () => {
    expect([...shopEvents, 'page_view', 'identify', 'consent'].toSorted()).toEqual(
      Object.keys(eventFields).toSorted(),
    )
  })

  it.each(shopEvents)('E1: %s is the event of that name', (name) => {
    const fake = createFakePage(agreed)
    Reflect.apply(startOn(fake), undefined, [name, { currency: 'EUR', items: [{ item_id: 'SKU1' }] }])
    fake.passSeconds(1)
    expect(fake.sent()).toMatchObject([{ name, params: { currency: 'EUR', items: [{ item_id: 'SKU1' }] } }])
  })

  it('E1: page is the event page_view', () => {
    const fake = createFakePage(agreed)
    startOn(fake)('page')
    fake.passSeconds(1)
    expect(fake.sent()).toMatchObject([{ name: 'page_view' }])
  })

  it('event sends a name and parameters of the shop’s own', () => {
    const fake = createFakePage(agreed)
    startOn(fake)('event', 'size_guide', { opened: true })
    fake.passSeconds(1)
    expect(fake.sent()).toMatchObject([{ name: 'size_guide', params: { opened: true } }])
  })

  it.each(['pageview', 'page_view', '', undefined, null, 7, {}])(
    'answers the unknown command %s with one console line and nothing else',
    (name) => {
      const fake = createFakePage(agreed)
      Reflect.apply(startOn(fake), undefined, [name, { value: 1 }])
      fake.passSeconds(60)
      expect(fake.warnings).toEqual([['candor', 'invalid_call', name]])
      expect(fake.posted).toEqual([])
    },
  )

  it.each(Object.getOwnPropertyNames(Object.prototype))(
    'says that there is no command by the inherited name %s',
    (name) => {
      const fake = createFakePage(agreed)
      const candor = startOn(fake)
      const before = Object.getOwnPropertyNames(Object.prototype)
      expect(() => Reflect.apply(candor, undefined, [name, 'polluted', () => 1])).not.toThrow()
      fake.passSeconds(60)
      expect(fake.warnings).toEqual([['candor', 'invalid_call', name]])
      expect(fake.posted).toEqual([])
      expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
    },
  )

  it.each(['search', 'event', 'identify', 'consent', 'data', 'on'])(
    'never throws: %s with hostile arguments',
    (name) => {
      const trap = new Proxy(
        {},
        {
          get: () => {
            throw new Error('trap')
          },
          ownKeys: () => {
            throw new Error('trap')
          },
        },
      )
      const candor = startOn(createFakePage(agreed))
      for (const argument of [trap, Symbol('x'), 10n, () => 1, [], '__proto__', Number.NaN])
        expect(() => Reflect.apply(candor, undefined, [name, argument, argument])).not.toThrow()
    },
  )

  it('on ready calls back at once', () => {
    let calls = 0
    startOn(createFakePage())('on', 'ready', () => calls++)
    expect(calls).toBe(1)
  })

  it('reports a listener that throws, and goes on', () => {
    const fake = createFakePage()
    startOn(fake)('on', 'ready', () => {
      throw new Error('broken')
    })
    expect(fake.warnings).toEqual([['candor', 'failed', new Error('broken')]])
  })
})
