// Popins that nobody asked for, and popins that a script would like to answer: what they do not do.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { popinAnswer } from '../support/popin-answer.ts'
import { type PopinShop, startPopinShop } from '../support/popin-shop.ts'
import { type PopinVisit, shown, visitPopins } from '../support/popin-visit.ts'
import { launchChromium } from '../support/visitor.ts'

const order = { transaction_id: 'T-1042' }

let shop: PopinShop
let browser: Browser

beforeAll(async () => {
  shop = await startPopinShop()
  browser = await launchChromium()
}, 60_000)
beforeEach(() => shop.behave('take'))
afterAll(async () => {
  await browser?.close()
  await shop?.stop()
})

const sentSince = (start: number) =>
  shop
    .submissions()
    .slice(start)
    .filter(({ act }) => act === 'sent')

/** Long enough for a popin to ask for its texts and open, had it wanted to. */
async function staysClosed(visit: PopinVisit): Promise<void> {
  const asked = shop.paths().length
  await visit.page.evaluate(() => fetch('/favicon.ico').then(() => fetch('/favicon.ico')))
  expect(
    shop
      .paths()
      .slice(asked)
      .some((path) => path.includes('/popin/')),
  ).toBe(false)
  expect(await visit.isOpen()).toBe(false)
}

describe('by itself', () => {
  it('POPINS 7: a popin leaves the page usable and its focus where it is', async () => {
    const visit = await visitPopins(browser, shop)
    await visit.page.focus('#away')
    await visit.openByItself('order', order)
    await shown(visit.page)
    expect(await visit.page.evaluate(() => document.activeElement?.id)).toBe('away')
    await visit.page.locator('#search').fill('boots')
    expect(await visit.page.locator('#search').inputValue()).toBe('boots')
    expect(await visit.page.locator('candor-popin [aria-modal]').count()).toBe(0)
    await visit.leave()
  })

  it('POPINS 8: the second of a session does not open, whichever it is', async () => {
    const visit = await visitPopins(browser, shop)
    await visit.openByItself('order', order)
    await shown(visit.page)
    await visit.page.locator('candor-popin').getByRole('button', { name: 'Close' }).click()
    await visit.openByItself('subscribe')
    await staysClosed(visit)
    await visit.page.reload()
    await visit.openByItself('subscribe')
    await staysClosed(visit)
    await visit.open('subscribe')
    await visit.leave()
  })

  it('POPINS 8: what is remembered of it is one day, and no ID', async () => {
    const visit = await visitPopins(browser, shop)
    await visit.openByItself('order', order)
    await shown(visit.page)
    await visit.page.locator('candor-popin').getByRole('button', { name: 'No thanks' }).click()
    const kept = await visit.page.evaluate(() => ({ ...localStorage }))
    const today = Math.floor(Date.now() / 86_400_000)
    expect(kept).toEqual({ Popsell_popins: String(today + 180) })
    expect(await visit.cookies()).toEqual([])
    await visit.leave()
  })

  it('POPINS 9: with DNT none opens; one that the person opens works', async () => {
    const visit = await visitPopins(browser, shop, { signal: 'dnt' })
    await visit.openByItself('order', order)
    await staysClosed(visit)
    await visit.open('order')
    await visit.leave()
  })

  it('POPINS 9: with GPC the partners’ box does not exist', async () => {
    const visit = await visitPopins(browser, shop, { signal: 'gpc' })
    await visit.open('subscribe')
    const boxes = visit.page.locator('candor-popin [type=checkbox]')
    expect(await boxes.evaluateAll((all) => all.map(({ id }) => id))).toEqual(['ambassador', 'brand'])
    await visit.leave()
  })

  it('POPINS 7: the order popin does not open without an order: never before payment', async () => {
    const visit = await visitPopins(browser, shop)
    await visit.openByItself('order')
    await staysClosed(visit)
    await visit.leave()
  })

  it('POPINS 7: never over the order number: it goes to the other side', async () => {
    const visit = await visitPopins(browser, shop, { width: 900 })
    await visit.page.evaluate(() => {
      const number = document.querySelector<HTMLElement>('#order')
      if (number) Object.assign(number.style, { position: 'fixed', right: '60px', bottom: '60px' })
    })
    await visit.openByItself('order', order)
    await shown(visit.page)
    const card = await visit.page.locator('candor-popin .card').boundingBox()
    expect(card?.x).toBeLessThan(40)
    await visit.leave()
  })

  it('2.4.11: never over what has the focus on the page', async () => {
    const visit = await visitPopins(browser, shop, { width: 900 })
    await visit.page.evaluate(() => {
      const link = document.querySelector<HTMLElement>('#away')
      if (link) Object.assign(link.style, { position: 'fixed', right: '60px', bottom: '60px' })
    })
    await visit.openByItself('order', order)
    await shown(visit.page)
    expect((await visit.page.locator('candor-popin .card').boundingBox())?.x).toBeGreaterThan(400)
    await visit.page.focus('#away')
    expect((await visit.page.locator('candor-popin .card').boundingBox())?.x).toBeLessThan(40)
    await visit.leave()
  })

  it('nothing is asked of the collector before its moment', async () => {
    const visit = await visitPopins(browser, shop)
    await visit.openByItself('order', order, 0)
    await staysClosed(visit)
    await visit.leave()
  })
})

describe('S20: a script', () => {
  /** Presses and fills whatever there is, in every way that a script has. */
  const pressEverything = (): void => {
    const root = document.querySelector('candor-popin')?.shadowRoot
    for (const field of root?.querySelectorAll<HTMLInputElement>('input, textarea') ?? []) {
      if (field.type === 'checkbox') field.checked = true
      else field.value = 'ada@example.com'
      field.dispatchEvent(new Event('input', { bubbles: true }))
      field.dispatchEvent(new Event('change', { bubbles: true }))
    }
    for (const target of root?.querySelectorAll<HTMLElement>('label, input, button') ?? []) {
      target.click()
      target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }))
      for (const key of ['Enter', ' ', 'Escape'])
        target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }))
    }
    const form = root?.querySelector('form')
    form?.requestSubmit()
    form?.requestSubmit(form.querySelector<HTMLButtonElement>('[type=submit]'))
    try {
      form?.submit()
    } catch {
      Reflect.set(window, 'refused', true)
    }
  }

  it.each(['order', 'subscribe', 'message', 'form', 'voucher'] as const)(
    'that presses everything in %s records nothing, and does not close it',
    async (kind) => {
      const start = shop.submissions().length
      const visit = await visitPopins(browser, shop)
      await visit.open(kind)
      await visit.page.evaluate(pressEverything)
      await visit.page.evaluate(() => fetch('/favicon.ico'))
      expect(
        shop
          .submissions()
          .slice(start)
          .map(({ act }) => act),
      ).toEqual(['shown'])
      expect(await visit.isOpen()).toBe(true)
      await visit.leave()
    },
  )

  it('that presses everything in the consent question answers nothing', async () => {
    const visit = await visitPopins(browser, shop)
    await visit.open('consent')
    await visit.page.evaluate(pressEverything)
    expect((await visit.told()).consent).toEqual([])
    await visit.leave()
  })

  it('cannot tick a box for the person: what counts is what was pressed', async () => {
    const start = shop.submissions().length
    const visit = await visitPopins(browser, shop)
    const { texts } = popinAnswer('form')
    await visit.open('form')
    await visit.page.evaluate(() => {
      const boxes = document.querySelector('candor-popin')?.shadowRoot?.querySelectorAll('[type=checkbox]')
      for (const box of boxes ?? []) Reflect.set(box, 'checked', true)
    })
    await visit.page.locator('candor-popin #email').fill('ada@example.com')
    await visit.page.locator('candor-popin').getByRole('button', { name: texts.send }).click()
    await expect.poll(() => sentSince(start).length).toBe(1)
    const ticked = Object.values(sentSince(start)[0]?.boxes ?? {}).map((box) => box.ticked)
    expect(ticked).toEqual([false, false, false])
    await visit.leave()
  })

  it('that puts a popin under a finger gains nothing in its first half second', async () => {
    const start = shop.submissions().length
    const visit = await visitPopins(browser, shop)
    await visit.page.evaluate(() => {
      const now = performance.now.bind(performance)
      const startedAt = now()
      // The clock all but stands still, so that the press below is early however slow this machine is.
      performance.now = () => startedAt + (now() - startedAt) / 1000
    })
    await visit.page.click('#consent')
    await visit.page.locator('candor-popin').getByRole('button', { name: 'Accept' }).click()
    expect((await visit.told()).consent).toEqual([])
    expect(sentSince(start)).toEqual([])
    await visit.leave()
  })
})

it('K8, POPINS: nothing is asked of anybody but the collector, and nothing before a popin is called', async () => {
  const visit = await visitPopins(browser, shop)
  const before = shop.paths().length
  await visit.open('message')
  expect(
    shop
      .paths()
      .slice(before)
      .map((path) => path.split('?')[0])
      // The browser's own question, which comes when it likes.
      .filter((path) => path !== '/favicon.ico'),
  ).toEqual(['/popins.js', '/p/shop/popin/message', '/o/shop'])
  expect(visit.requests().every((url) => url.startsWith(shop.base))).toBe(true)
  await visit.leave()
})
