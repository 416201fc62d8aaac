import { describe, expect, it } from 'vitest'
import type { PageViewSettings } from '../../../../sdk/protocol/tag-settings.ts'
import { createFakePage, type FakeOptions, startOn } from '../fake-page.ts'

const yes = ['Popsell_consent=100']
const shop = 'https://shop.example.com'

function open(options: FakeOptions = {}, pageViews: boolean | PageViewSettings = true) {
  const fake = createFakePage({ cookies: yes, ...options })
  const candor = startOn(fake, { pageViews })
  const views = () => {
    fake.passSeconds(1)
    return fake
      .sent()
      .filter(({ name }) => name === 'page_view')
      .map(({ url }) => url?.replace(shop, ''))
  }
  const see = (visibilityState: string) => {
    fake.document.visibilityState = visibilityState
    fake.fire('visibilitychange')
  }
  return { fake, candor, views, see }
}

describe('page views', () => {
  it('E1: counts the page once', () => {
    const { views, fake } = open()
    fake.fire('popstate')
    fake.fire('visibilitychange')
    expect(views()).toEqual(['/'])
  })

  it('E1: counts each change of the path by pushState, replaceState and popstate, once', () => {
    const { fake, views } = open()
    fake.page.history.pushState(null, '', '/boots')
    fake.page.history.replaceState(null, '', '/boots')
    fake.page.history.replaceState(null, '', '/boots/red')
    fake.goTo(`${shop}/`)
    fake.fire('popstate')
    expect(views()).toEqual(['/', '/boots', '/boots/red', '/'])
  })

  it.each([
    [true, ['/']],
    [{ queryChanges: true }, ['/', '/?colour=red']],
    [{ hash: true }, ['/', '/?colour=red']],
    [{ queryChanges: true, hash: true }, ['/', '/?colour=red', '/?colour=red']],
    [false, []],
  ])('with the setting %o a new query and a new hash are the views %o', (setting, expected) => {
    const { fake, views } = open({}, setting)
    fake.page.history.pushState(null, '', '/?colour=red')
    fake.page.history.pushState(null, '', '/?colour=red#top')
    expect(views()).toEqual(expected)
  })

  it('hands the result and the exception of pushState on, with its own this', () => {
    const { fake } = open()
    const { history } = fake.page
    expect(history.pushState(null, '', '/a')).toBeUndefined()
    const refuse = () => {
      throw new Error('DataCloneError')
    }
    const other = createFakePage()
    other.page.history.pushState = refuse
    startOn(other, { pageViews: true })
    expect(() => other.page.history.pushState(null, '', '/a')).toThrow('DataCloneError')
  })

  it('lives with another script that patches the history after it', () => {
    const { fake, views } = open()
    const ours = fake.page.history.pushState
    let calls = 0
    fake.page.history.pushState = (...args) => {
      calls++
      ours.apply(fake.page.history, args)
    }
    fake.page.history.pushState(null, '', '/boots')
    expect(calls).toBe(1)
    expect(views()).toEqual(['/', '/boots'])
  })

  it('starts where the history is frozen', () => {
    const fake = createFakePage({ cookies: yes })
    Object.freeze(fake.page.history)
    startOn(fake, { pageViews: true })
    fake.passSeconds(1)
    expect(fake.sent().map(({ name }) => name)).toEqual(['page_view'])
    expect(fake.warnings).toEqual([])
  })

  it('counts a page opened in the background when it is first seen', () => {
    const { views, see } = open({ visibilityState: 'hidden' })
    expect(views()).toEqual([])
    see('visible')
    see('hidden')
    see('visible')
    expect(views()).toEqual(['/'])
  })

  it('counts, and sends anything at all of, a prerendered page on activation only', () => {
    const { fake, candor, views } = open({ visibilityState: 'hidden', prerendering: true })
    candor('view_item', { items: [{ item_id: 'SKU1' }] })
    fake.passSeconds(60)
    fake.fire('pagehide')
    expect(fake.posted).toEqual([])
    Object.assign(fake.document, { prerendering: false, visibilityState: 'visible' })
    fake.fire('prerenderingchange')
    expect(views()).toEqual(['/'])
    expect(fake.sent().map(({ name }) => name)).toContain('view_item')
  })

  it('counts a return from the back-forward cache, and no other pageshow', () => {
    const { fake, views } = open()
    fake.fire('pageshow', { persisted: false })
    expect(views()).toEqual(['/'])
    fake.fire('pageshow', { persisted: true })
    expect(views()).toEqual(['/', '/'])
  })

  it('page counts the same address again', () => {
    const { candor, views } = open()
    candor('page')
    expect(views()).toEqual(['/', '/'])
  })
})
