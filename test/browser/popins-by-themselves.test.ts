// Popins that nobody asked for: what they do not do.
import { describe, expect, it } from 'vitest'
import { type PopinVisit, shown } from '../support/popin-visit.ts'
import { popinsInBrowser } from '../support/popins-in-browser.ts'

const order = { transaction_id: 'T-1042' }

const popins = popinsInBrowser()

/** Long enough for a popin to ask for its texts and open, had it wanted to. */
async function staysClosed(visit: PopinVisit): Promise<void> {
  const asked = popins.shop.paths().length
  await visit.page.evaluate(() => fetch('/favicon.ico').then(() => fetch('/favicon.ico')))
  expect(
    popins.shop
      .paths()
      .slice(asked)
      .some((path) => path.includes('/popin/')),
  ).toBe(false)
  expect(await visit.isOpen()).toBe(false)
}

describe('by itself', () => {
  it('POPINS 7: a popin leaves the page usable and its focus where it is', async () => {
    const visit = await popins.visit()
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
    const visit = await popins.visit()
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
    const visit = await popins.visit()
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
    const visit = await popins.visit({ signal: 'dnt' })
    await visit.openByItself('order', order)
    await staysClosed(visit)
    await visit.open('order')
    await visit.leave()
  })

  it('POPINS 9: with GPC the partners’ box does not exist', async () => {
    const visit = await popins.visit({ signal: 'gpc' })
    await visit.open('subscribe')
    const boxes = visit.page.locator('candor-popin [type=checkbox]')
    expect(await boxes.evaluateAll((all) => all.map(({ id }) => id))).toEqual(['ambassador', 'brand'])
    await visit.leave()
  })

  it('POPINS 7: the order popin does not open without an order: never before payment', async () => {
    const visit = await popins.visit()
    await visit.openByItself('order')
    await staysClosed(visit)
    await visit.leave()
  })

  it('POPINS 7: a press that placed the order, in a shop of one page, has not asked for its popin', async () => {
    const visit = await popins.visit()
    await visit.page.evaluate(() => {
      document.querySelector('#search')?.addEventListener('keydown', async () => {
        await fetch('/favicon.ico')
        const candor: unknown = Reflect.get(window, 'candor')
        if (typeof candor === 'function') candor('popin', 'order', { transaction_id: 'T-1042' })
      })
    })
    const loaded = visit.page.waitForResponse(/popins\.js/)
    await visit.page.focus('#search')
    await visit.page.keyboard.press('a')
    await loaded
    await staysClosed(visit)
    await visit.leave()
  })

  it('POPINS 7: never over the order number: it goes to the other side', async () => {
    const visit = await popins.visit({ width: 900 })
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
    const visit = await popins.visit({ width: 900 })
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
    const visit = await popins.visit()
    await visit.openByItself('order', order, 0)
    await staysClosed(visit)
    await visit.leave()
  })
})

it('K8: nothing is asked of anybody but the collector, and nothing before a popin is called', async () => {
  const visit = await popins.visit()
  const before = popins.shop.paths().length
  await visit.open('message')
  expect(
    popins.shop
      .paths()
      .slice(before)
      .map((path) => path.split('?')[0])
      // The browser's own question, which comes when it likes.
      .filter((path) => path !== '/favicon.ico'),
  ).toEqual(['/popins.js', '/p/shop/popin/message', '/o/shop'])
  expect(visit.requests().every((url) => url.startsWith(popins.shop.base))).toBe(true)
  await visit.leave()
})
