import { describe, expect, it } from 'vitest'
import { makeEvent } from '../../../../sdk/capture/make-event.ts'
import { limits } from '../../../../sdk/protocol/limits.ts'
import { createFakePage, startOn, uuid } from '../fake-page.ts'

describe('makeEvent', () => {
  it('says what happened, where and when, without the part after #', () => {
    const { page } = createFakePage({
      href: 'https://shop.example.com/search?q=boots#top',
    })
    expect(makeEvent(page, 'search', { search_term: 'boots' })).toEqual({
      id: expect.stringMatching(uuid),
      name: 'search',
      at: 1_795_294_000_000,
      url: 'https://shop.example.com/search?q=boots',
      params: { search_term: 'boots' },
    })
  })

  it('cuts addresses to the wire’s limit', () => {
    const long = `https://shop.example.com/${'x'.repeat(5000)}`
    const fake = createFakePage({ href: long, referrer: long, cookies: ['Popsell_consent=100'] })
    startOn(fake)('page')
    fake.passSeconds(1)
    const { url, referrer } = fake.posted[0]?.batch ?? {}
    expect([url?.length, referrer?.length]).toEqual([limits.urlLength, limits.urlLength])
  })

  it('travels without params where there are none', () => {
    const event = JSON.parse(JSON.stringify(makeEvent(createFakePage().page, 'page_view')))
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
