// The popins of the example blog, as `npm start` shows them: answered, confirmed from the inbox, withdrawn.
// With CANDOR_SHOTS set to a folder, pictures are left there.
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { demoWithPopins, popinOf, popinStatus, stay, takeTime } from '../support/demo-with-popins.ts'
import { shown } from '../support/popin-visit.ts'
import { byTestId } from '../support/shop-walk.ts'
import { until } from '../support/until.ts'

const article = '/blog/rain-in-four-kinds.html'

const { demo, arrive, elsewhere, picture } = demoWithPopins()

/** The page behind the newest mail's link to confirm, for this address. */
async function openMail(page: Page, address: string): Promise<void> {
  const mail = page.locator('p.hint', { hasText: address }).first().locator('xpath=following-sibling::div[1]')
  const link = mail.locator('a[href*="/confirm/"]')
  await until('the mail was sent', async () => {
    await page.goto(`${demo.collector.base}/inbox`)
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
    await popinStatus(page).filter({ hasText: 'check your e-mail' }).waitFor()

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
    await popinStatus(page).filter({ hasText: 'check your e-mail' }).waitFor()
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
    await page.goto(demo.collector.base + article)
    // What the shop said as it was left is on its way still.
    await until('the shop has said all', async () => {
      const received = await demo.collector.metric('candor_events_received_total')
      await stay(page, 1000)
      return received === (await demo.collector.metric('candor_events_received_total'))
    })
    const before = await demo.collector.metric('candor_events_received_total')
    await pressAtTheEnd(page, 'message')
    await page.goto(`${demo.collector.base}/inbox`)
    expect(batches().filter(({ body }) => JSON.stringify(body).includes('/blog/'))).toEqual([])
    expect(await demo.collector.metric('candor_events_received_total')).toBe(before)
    await leave()
  })

  it.each(['subscribe', 'message'])('%s is a plain page without JavaScript', async (kind) => {
    const context = await demo.browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 320, height: 640 },
    })
    const page = await context.newPage()
    await page.goto(demo.collector.base + article)
    await page.getByTestId(kind).click()
    if (kind === 'message') await page.getByLabel('Your message').fill('Thank you')
    await page.getByLabel('E-mail address').fill(`plain-${kind}@example.com`)
    await page.getByRole('checkbox').first().check()
    await page.locator('form button').click()
    await page.getByText('check your e-mail').waitFor()
    await context.close()
  })
})
