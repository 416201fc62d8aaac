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
  const see = (isSeen: boolean) => {
    fake.document.hidden = !isSeen
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

  it('hands the exception of pushState on, and calls it with its own this', () => {
    const fake = createFakePage()
    const { history } = fake.page
    const owners: unknown[] = []
    history.pushState = function (this: unknown) {
      owners.push(this)
      throw new Error('DataCloneError')
    }
    startOn(fake, { pageViews: true })
    const { pushState } = history
    expect(() => history.pushState(null, '', '/a')).toThrow('DataCloneError')
    expect(() => pushState(null, '', '/a')).toThrow('DataCloneError')
    expect(owners).toEqual([history, history])
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

  it('where the history is frozen it says so once, and does all but watch it', () => {
    const fake = createFakePage({ cookies: yes })
    Object.freeze(fake.page.history)
    const candor = startOn(fake, { pageViews: true })
    expect(fake.warnings).toEqual([['candor', 'failed', expect.any(TypeError)]])
    candor('view_cart', {})
    fake.page.history.pushState(null, '', '/boots')
    fake.fire('popstate')
    fake.passSeconds(1)
    expect(fake.sent().map(({ name }) => name)).toEqual(['page_view', 'view_cart', 'page_view'])
    expect(fake.warnings).toHaveLength(1)
  })

  it('counts a page opened in the background when it is first seen', () => {
    const { views, see } = open({ hidden: true })
    expect(views()).toEqual([])
    see(true)
    see(false)
    see(true)
    expect(views()).toEqual(['/'])
  })

  it('counts, and sends anything at all of, a prerendered page on activation only', () => {
    const { fake, candor, views } = open({ hidden: true, prerendering: true })
    candor('view_item', { items: [{ item_id: 'SKU1' }] })
    fake.passSeconds(60)
    fake.fire('pagehide')
    expect(fake.posted).toEqual([])
    Object.assign(fake.document, { prerendering: false, hidden: false })
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

  it('E1: on a return from the back-forward cache what waits leaves at once', () => {
    const { fake, candor } = open()
    fake.passSeconds(1)
    candor('view_cart', {})
    expect(fake.posted).toHaveLength(1)
    fake.fire('pageshow', { persisted: true })
    expect(fake.sent().map(({ name }) => name)).toEqual(['page_view', 'view_cart', 'page_view'])
  })

  it('the first pageshow sends the page view without waiting its second', () => {
    const { fake } = open()
    expect(fake.posted).toEqual([])
    fake.fire('pageshow', { persisted: false })
    expect(fake.sent().map(({ name }) => name)).toEqual(['page_view'])
  })

  it('page in a page that is hidden counts when it is seen', () => {
    const { candor, views, see } = open({ hidden: true }, false)
    candor('page')
    expect(views()).toEqual([])
    see(true)
    candor('page')
    expect(views()).toEqual(['/'])
  })

  it('page counts the same address again', () => {
    const { candor, views } = open()
    candor('page')
    expect(views()).toEqual(['/', '/'])
  })
})
