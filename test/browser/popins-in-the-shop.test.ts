// The popins of the example shop and its blog, as `npm start` shows them: answered, confirmed from the inbox, withdrawn.
// With CANDOR_SHOTS set to a folder, pictures are left there.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoCollector, startDemoCollector } from '../support/demo-collector.ts'
import { shown } from '../support/popin-visit.ts'
import { buySomething, byTestId } from '../support/shop-walk.ts'
import { until } from '../support/until.ts'
import { createVisitor, launchChromium, type Visitor } from '../support/visitor.ts'

const article = '/blog/rain-in-four-kinds.html'
const shots = process.env.CANDOR_SHOTS

let browser: Browser
let collector: DemoCollector

beforeAll(async () => {
  if (shots) mkdirSync(shots, { recursive: true })
  browser = await launchChromium()
  collector = await startDemoCollector()
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await collector?.stop()
})

async function arrive(path: string, wishes: Parameters<typeof createVisitor>[1] = {}): Promise<Visitor> {
  const visitor = await createVisitor(browser, wishes)
  await visitor.page.goto(collector.base + path)
  await visitor.page.waitForFunction(() => Object(Reflect.get(window, 'candor')).loaded)
  return visitor
}

/** What was asked of anybody but the collector, which serves the shop and the blog too. */
const elsewhere = ({ requests }: Visitor) => requests().filter((url) => !url.startsWith(collector.base))

const picture = async (page: Page, name: string) => {
  if (shots) await page.screenshot({ path: join(shots, `${name}.png`) })
}
const popinOf = (page: Page) => page.locator('candor-popin')
const status = (page: Page) => popinOf(page).locator('[part=status]')

/** Whoever answers within a second is taken for a robot. */
const takeTime = (page: Page) =>
  page.evaluate(async () => {
    const since = performance.now()
    while (performance.now() - since < 1000) await new Promise(requestAnimationFrame)
  })

/** The page behind the newest mail's link to confirm, for this address. */
async function openMail(page: Page, address: string): Promise<void> {
  const mail = page.locator('p.hint', { hasText: address }).first().locator('xpath=following-sibling::div[1]')
  const link = mail.locator('a[href*="/confirm/"]')
  await until('the mail was sent', async () => {
    await page.goto(`${collector.base}/inbox`)
    return (await link.count()) > 0
  })
}

/** A button at the end of the article. On the way to it a popin opens by itself, which may lie over it. */
async function pressAtTheEnd(page: Page, button: string): Promise<void> {
  await byTestId(page, button).scrollIntoViewIfNeeded()
  await shown(page)
  await popinOf(page).getByRole('button', { name: 'No thanks' }).click()
  await byTestId(page, button).click()
  await shown(page)
}

/** Presses Tab until the focus is on what is named so, in the popin too. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement
      const labels =
        element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : []
      return [...(labels ?? [])].map((label) => label.textContent).join(' ') || (element?.textContent ?? '')
    })
    if (name.test(focused)) return
  }
  throw new Error(`Tab never came to ${name}`)
}

describe('after an order that a publication brought', () => {
  it.each([
    ['light', 1280],
    ['dark', 320],
  ] as const)(
    'C8, X10: the order popin opens by itself beside the order number, takes a word, and nobody else is asked, in %s at %i px',
    async (colorScheme, width) => {
      const visitor = await arrive('/shop/?candor_pub=P103', { colorScheme, width })
      const { page, troubles, leave } = visitor
      await byTestId(page, 'consent-accept').click()
      await buySomething(page)
      await shown(page)
      await picture(page, `order-${colorScheme}-${width}`)
      const [card, number] = [
        await popinOf(page).locator('.card').boundingBox(),
        await byTestId(page, 'order-number').boundingBox(),
      ]
      const isApart =
        (card?.y ?? 0) > (number?.y ?? 0) + (number?.height ?? 0) ||
        (card?.x ?? 0) > (number?.x ?? 0) + (number?.width ?? 0)
      expect(isApart).toBe(true)
      const unfold = popinOf(page).getByRole('button', { name: 'Write a message' })
      if (width < 600) await unfold.click()
      await popinOf(page).getByLabel('Your message').fill('Thank you, Léa')
      await popinOf(page).getByLabel('E-mail address').fill(`order-${width}@example.com`)
      await popinOf(page).getByRole('checkbox').check()
      await picture(page, `order-filled-${colorScheme}-${width}`)
      await takeTime(page)
      await popinOf(page).getByRole('button', { name: 'Send', exact: true }).click()
      await status(page).filter({ hasText: 'If an e-mail asks you to confirm your address' }).waitFor()
      await picture(page, `order-done-${colorScheme}-${width}`)
      expect(elsewhere(visitor)).toEqual([])
      expect(troubles()).toEqual([])
      await leave()
    },
  )

  it('no popin is asked for after an order that nobody brought', async () => {
    const { page, requests, troubles, leave } = await arrive('/shop/')
    await byTestId(page, 'consent-accept').click()
    await buySomething(page)
    await page.evaluate(async () => {
      const since = performance.now()
      while (performance.now() - since < 4500) await new Promise(requestAnimationFrame)
    })
    expect(requests().filter((url) => url.includes('/popin/'))).toEqual([])
    expect(troubles()).toEqual([])
    await leave()
  })
})

describe('on the blog', () => {
  it('C5, X10: subscribing by mouse, confirming from the inbox and withdrawing on the own page ask nobody else', async () => {
    const address = 'mouse@example.com'
    const visitor = await arrive(article)
    const { page, troubles, leave } = visitor
    await pressAtTheEnd(page, 'subscribe')
    await picture(page, 'subscribe-light-1280')
    await popinOf(page).getByLabel('E-mail address').fill(address)
    await popinOf(page).getByRole('checkbox').first().check()
    await takeTime(page)
    await popinOf(page).getByRole('button', { name: 'Subscribe' }).click()
    await status(page).filter({ hasText: 'check your e-mail' }).waitFor()

    await openMail(page, address)
    await page.locator('a[href*="/confirm/"]').first().click()
    await page.getByRole('button', { name: 'Confirm', exact: true }).click()
    await page.getByRole('heading', { name: 'Confirmed' }).waitFor()
    await page.getByRole('button', { name: 'See or change your consents' }).click()
    const yes = page.getByRole('switch', { name: /Léa may write/ })
    expect(await yes.isChecked()).toBe(true)
    await picture(page, 'own-page')
    await yes.uncheck()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('status').waitFor()
    expect(await yes.isChecked()).toBe(false)
    await page.goto(page.url())
    expect(await page.getByText('You have not given any consent').isVisible()).toBe(true)
    expect(elsewhere(visitor)).toEqual([])
    expect(troubles()).toEqual([])
    await leave()
  })

  it('C5: a message with the box, confirmed and withdrawn by keyboard alone', async () => {
    const address = 'keyboard@example.com'
    const { page, troubles, leave } = await arrive(article, { colorScheme: 'dark', width: 320 })
    const { keyboard } = page
    // On the way to the button the other popin opens by itself.
    await tabTo(page, /^Write to me$/)
    await shown(page)
    await tabTo(page, /^No thanks$/)
    await keyboard.press('Enter')
    await tabTo(page, /^Write to me$/)
    await keyboard.press('Enter')
    await shown(page)
    await picture(page, 'message-dark-320')
    await tabTo(page, /^E-mail address/)
    await keyboard.type(address)
    await tabTo(page, /^Your message/)
    await keyboard.type('Which jacket was it?')
    await tabTo(page, /^Léa may answer me/)
    await keyboard.press('Space')
    await takeTime(page)
    await tabTo(page, /^Send$/)
    await keyboard.press('Enter')
    await status(page).filter({ hasText: 'check your e-mail' }).waitFor()
    await keyboard.press('Escape')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Write to me')

    await openMail(page, address)
    await tabTo(page, /\/confirm\//)
    await keyboard.press('Enter')
    await page.waitForURL(/\/confirm\//)
    await tabTo(page, /^Confirm$/)
    await keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Confirmed' }).waitFor()
    await tabTo(page, /^See or change your consents$/)
    await keyboard.press('Enter')
    await page.waitForURL(/\/me\//)
    await tabTo(page, /^Stop all$/)
    await keyboard.press('Enter')
    await page.getByRole('status').waitFor()
    expect(await page.getByRole('switch', { name: /Léa may write/ }).isChecked()).toBe(false)
    expect(troubles()).toEqual([])
    await leave()
  })

  it('POPINS 7: subscribe opens by itself once half of the article was read, and leaves it usable', async () => {
    const { page, troubles, leave } = await arrive(article, { width: 320 })
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2))
    await shown(page)
    await picture(page, 'subscribe-by-itself-light-320')
    expect(await popinOf(page).locator('[aria-modal]').count()).toBe(0)
    await popinOf(page).getByRole('button', { name: 'No thanks' }).click()
    await page.reload()
    await page.waitForFunction(() => Object(Reflect.get(window, 'candor')).loaded)
    await byTestId(page, 'subscribe').click()
    await shown(page)
    expect(await popinOf(page).locator('[aria-modal]').count()).toBe(1)
    expect(troubles()).toEqual([])
    await leave()
  })

  it('the tag measures nothing there, also for who said yes in the shop', async () => {
    const { page, batches, leave } = await arrive('/shop/')
    await byTestId(page, 'consent-accept').click()
    await until('the shop was measured', async () => batches().length > 0)
    await page.goto(collector.base + article)
    // What the shop said as it was left is on its way still.
    await until('the shop has said all', async () => {
      const received = await collector.metric('candor_events_received_total')
      await page.evaluate(async () => {
        const since = performance.now()
        while (performance.now() - since < 1000) await new Promise(requestAnimationFrame)
      })
      return received === (await collector.metric('candor_events_received_total'))
    })
    const before = await collector.metric('candor_events_received_total')
    await pressAtTheEnd(page, 'message')
    await page.goto(`${collector.base}/inbox`)
    expect(batches().filter(({ body }) => JSON.stringify(body).includes('/blog/'))).toEqual([])
    expect(await collector.metric('candor_events_received_total')).toBe(before)
    await leave()
  })

  it.each(['subscribe', 'message'])('%s is a plain page without JavaScript', async (kind) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 320, height: 640 },
    })
    const page = await context.newPage()
    await page.goto(collector.base + article)
    await page.getByTestId(kind).click()
    if (kind === 'message') await page.getByLabel('Your message').fill('Thank you')
    await page.getByLabel('E-mail address').fill(`plain-${kind}@example.com`)
    await page.getByRole('checkbox').first().check()
    await page.locator('form button').click()
    await page.getByText('check your e-mail').waitFor()
    await context.close()
  })
})
