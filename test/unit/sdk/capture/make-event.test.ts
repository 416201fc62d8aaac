import { describe, expect, it } from 'vitest'
import { makeEvent } from '../../../../sdk/capture/make-event.ts'
import { createFakePage, startOn, useOn, uuid } from '../fake-page.ts'

describe('makeEvent', () => {
  it('says what happened, where and when, without the part after #', () => {
    useOn(createFakePage({ href: 'https://shop.example.com/search?q=boots#top' }))
    expect(makeEvent('search', { search_term: 'boots' })).toEqual({
      id: expect.stringMatching(uuid),
      name: 'search',
      at: 1_795_294_000_000,
      url: 'https://shop.example.com/search?q=boots',
      params: { search_term: 'boots' },
    })
  })

  it('leaves long addresses whole, and an empty referrer empty: the collector cuts', () => {
    const long = `https://shop.example.com/${'x'.repeat(5000)}`
    const batchFrom = (referrer: string) => {
      const fake = createFakePage({ href: long, referrer, cookies: ['Popsell_consent=100'] })
      startOn(fake)('page')
      fake.passSeconds(1)
      return fake.posted[0]?.batch
    }
    expect(batchFrom(long)).toMatchObject({ url: long, referrer: long })
    expect(batchFrom('')).toMatchObject({ url: long, referrer: '' })
  })

  it('travels without params where there are none', () => {
    useOn(createFakePage())
    const event = JSON.parse(JSON.stringify(makeEvent('page_view')))
    expect(Object.keys(event)).toEqual(['id', 'name', 'at', 'url'])
  })

  it('keeps the parameters, the address and the time of the call', () => {
    const fake = createFakePage({ cookies: ['Popsell_consent=100'] })
    const candor = startOn(fake)
    const params = { value: 10 }
    candor('add_to_cart', params)
    params.value = 99
    fake.goTo('https://shop.example.com/next')
    fake.passSeconds(1)
    expect(fake.sent()[0]).toMatchObject({
      at: 1_795_294_000_000,
      url: 'https://shop.example.com/',
      params: { value: 10 },
    })
  })
})
