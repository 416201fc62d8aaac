// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { PopinKind } from '../../../../sdk/protocol/opt-in.ts'
import type { PopinOptions } from '../../../../sdk/protocol/popin.ts'
import { createStartPopins } from '../../../../widgets/popins/start-popins.ts'
import { testStage } from './test-stage.ts'

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A page whose collector answers nothing, so that what is asked of it is all there is to see. */
function startOn(cookies: Record<string, string> = {}, isAble = true) {
  const { host } = testStage('subscribe', { cookies })
  document.body.replaceChildren()
  const fetch = vi.fn(async (_url: string) => new Response('{}', { status: 404 }))
  const assign = vi.fn()
  const own = {
    fetch,
    Date,
    setTimeout,
    location: { href: 'https://shop.example.com/', assign },
    HTMLElement: isAble ? { prototype: { showPopover: () => undefined } } : { prototype: {} },
    CSS: { supports: () => true },
  }
  const page = Object.create(window, Object.getOwnPropertyDescriptors(own))
  const open = createStartPopins(page)(host)
  return {
    assign,
    asked: () => fetch.mock.calls.map(([url]) => url),
    open: async (kind: PopinKind, options: PopinOptions, isAsked: boolean) => {
      open(kind, options, isAsked, Date.now())
      await vi.advanceTimersByTimeAsync(20_000)
    },
  }
}

const folder = 'https://shop.example.com/_c/'

describe('what is asked of the collector', () => {
  test('the popin in the page’s language, about the publication that brought the shopper (K2)', async () => {
    const { open, asked } = startOn({ session_shop: 'P123' })
    await open('subscribe', {}, true)
    expect(asked()).toEqual([`${folder}p/shop/popin/subscribe?language=en&publication=P123`])
  })

  test('about the publication that the page names, before the cookie’s', async () => {
    const { open, asked } = startOn({ session_shop: 'P123' })
    await open('subscribe', { publication: 'P9 &' }, true)
    expect(asked()).toEqual([`${folder}p/shop/popin/subscribe?language=en&publication=P9+%26`])
  })

  test('without a publication where there is none', async () => {
    const { open, asked } = startOn()
    await open('message', {}, true)
    expect(asked()).toEqual([`${folder}p/shop/popin/message?language=en`])
  })

  test('the same by itself, once its moment has come', async () => {
    const { open, asked } = startOn({ session_shop: 'P123' })
    await open('order', { transaction_id: 'T-1' }, false)
    expect(asked()).toHaveLength(1)
  })
})

describe('what is out of place asks nothing', () => {
  test('POPINS 7: the order popin without an order, asked for or not', async () => {
    const { open, asked } = startOn({ session_shop: 'P123' })
    await open('order', {}, true)
    await open('order', {}, false)
    expect(asked()).toEqual([])
  })

  test('the order popin, where no publication brought the order', async () => {
    const { open, asked } = startOn()
    await open('order', { transaction_id: 'T-1' }, false)
    expect(asked()).toEqual([])
  })

  test('K1: picking, where no ambassador picks', async () => {
    const { open, asked } = startOn()
    await open('pick', { product: { item_id: 'SKU1' } }, true)
    expect(asked()).toEqual([])
  })

  test('the consent question by itself, where it was answered; its link opens it again', async () => {
    const { open, asked } = startOn({ consent: '100' })
    await open('consent', {}, false)
    expect(asked()).toEqual([])
    await open('consent', {}, true)
    expect(asked()).toHaveLength(1)
  })
})

describe('a browser that has no popovers', () => {
  test('goes to the plain page where the person asked', async () => {
    const { open, asked, assign } = startOn({ session_shop: 'P123' }, false)
    await open('subscribe', {}, true)
    expect(assign.mock.calls).toEqual([[`${folder}f/shop/subscribe?language=en&publication=P123`]])
    expect(asked()).toEqual([])
  })

  test('C8: takes the order along, which the popin’s own question never names', async () => {
    const order = { transaction_id: 'T1 &', publication: 'P1' }
    const without = startOn({}, false)
    await without.open('order', order, true)
    expect(without.assign.mock.calls).toEqual([
      [`${folder}f/shop/order?language=en&publication=P1&order=T1+%26`],
    ])
    const able = startOn()
    await able.open('order', order, true)
    expect(able.asked()).toEqual([`${folder}p/shop/popin/order?language=en&publication=P1`])
  })

  test('shows nothing by itself, and stays where it is', async () => {
    const { open, asked, assign } = startOn({}, false)
    await open('subscribe', {}, false)
    expect(assign).not.toHaveBeenCalled()
    expect(asked()).toEqual([])
  })
})
