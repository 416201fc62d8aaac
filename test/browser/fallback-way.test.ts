// A shopper without JavaScript, from the form to the confirmation, in a real browser with scripts switched off.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BrandSettingsInput } from '../../collector/settings/brand-settings.ts'
import { type OptIns, startOptIns } from '../support/start-opt-ins.ts'
import { until } from '../support/until.ts'
import { violations } from '../support/violations.ts'
import { launchChromium } from '../support/visitor.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
}, 60_000)

afterAll(() => browser?.close())

async function openForm(
  path: string,
  settings: Partial<BrandSettingsInput> = {},
): Promise<{ page: Page; optIns: OptIns }> {
  const optIns = await startOptIns()
  await optIns.addBrand('acme', { controller: 'Acme', languages: ['en', 'fr', 'ar'], ...settings })
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 320, height: 640 },
  })
  const page = await context.newPage()
  await page.goto(`${optIns.base}f/acme/${path}`)
  return { page, optIns }
}

const mailed = ({ inbox }: OptIns) => until('a mail was sent', () => Promise.resolve(inbox.list().length > 0))

describe.each([
  ['light', 'en'],
  ['dark', 'fr'],
  ['light', 'ar'],
] as const)('the pages after a form, %s in %s', (colorScheme, language) => {
  const open = async (path: string) => {
    const optIns = await startOptIns()
    const popins = { voucher: { code: 'WELCOME10' } }
    await optIns.addBrand('acme', { controller: 'Acme', languages: ['en', 'fr', 'ar'], popins })
    const context = await browser.newContext({ colorScheme, viewport: { width: 320, height: 640 } })
    const page = await context.newPage()
    await page.goto(`${optIns.base}f/acme/${path}?language=${language}&publication=P1`)
    return page
  }
  const send = (page: Page) => page.locator('.buttons button').click()

  it('have no violation: the form again, the voucher, the thanks', async () => {
    const page = await open('voucher')
    await page.locator('#email').fill('ann@example.com')
    await send(page)
    expect(await page.locator('.problem').count()).toBe(1)
    expect(await violations(page)).toEqual([])
    await page.locator('#box-ambassador').check()
    await send(page)
    expect(await page.locator('svg.qr').count()).toBe(1)
    expect(await violations(page)).toEqual([])
    const thanks = await open('message')
    await thanks.locator('#message').fill('Hello')
    await send(thanks)
    expect(await thanks.locator('form').count()).toBe(0)
    expect(await violations(thanks)).toEqual([])
    await Promise.all([page.context().close(), thanks.context().close()])
  })
})

describe('a shopper without JavaScript', () => {
  it('POPINS 11: subscribes, confirms by the button, and is visible only then', async () => {
    const { page, optIns } = await openForm('subscribe?language=en&publication=P1')
    await page.getByLabel('E-mail address').fill('ann@example.com')
    await page.getByLabel('Léa may write to me').check()
    await page.getByRole('button', { name: 'Subscribe' }).click()
    expect(await page.getByRole('main').textContent()).toContain('Please check your e-mail')
    await mailed(optIns)
    const [before] = await optIns.contactsOf('ann@example.com')
    expect(before?.optIns.ambassador).toBe('blog_popin_pending')
    await page.goto(optIns.base + optIns.linkIn('confirm'))
    await page.getByRole('button', { name: 'Confirm', exact: true }).click()
    await page.getByRole('heading', { name: 'Confirmed' }).waitFor()
    const [after] = await optIns.contactsOf('ann@example.com')
    expect(after?.optIns).toMatchObject({ ambassador: 'blog_popin_verified', brand: 'none' })
    await page.context().close()
  })

  it('POPINS 3: sends a message with every box empty', async () => {
    const { page, optIns } = await openForm('message?language=fr&publication=P1')
    await page.getByLabel('Votre message').fill('Merci pour le conseil')
    await page.getByRole('button', { name: 'Envoyer' }).click()
    expect(await page.getByRole('main').textContent()).toContain('Léa lira votre message')
    expect(optIns.inbox.list()).toEqual([])
    await page.context().close()
  })

  it('is shown the form again, with what was typed and what is missing, when a yes has no address', async () => {
    const { page } = await openForm('message?language=en&publication=P1')
    await page.getByLabel('Your message').fill('Thank you')
    await page.getByLabel('Léa may answer me').check()
    await page.getByRole('button', { name: 'Send' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('Nothing has been sent yet')
    expect(await page.getByLabel('Your message').inputValue()).toBe('Thank you')
    const address = page.getByLabel('E-mail address')
    expect(await address.getAttribute('aria-invalid')).toBe('true')
    expect(await page.getByLabel('Léa may answer me').isChecked()).toBe(false)
    await address.fill('ann@example.com')
    await page.getByLabel('Léa may answer me').check()
    await page.getByRole('button', { name: 'Send' }).click()
    expect(await page.getByRole('main').textContent()).toContain('Please check your e-mail')
    await page.context().close()
  })

  it('C9: gets the voucher with its box, and is told so without', async () => {
    const voucher = { popins: { voucher: { code: 'WELCOME10' } } }
    const { page } = await openForm('voucher?language=en&publication=P1', voucher)
    await page.getByLabel('E-mail address').fill('ann@example.com')
    await page.getByRole('button', { name: 'Get the voucher' }).click()
    const main = page.getByRole('main')
    expect(await main.textContent()).toContain('The voucher comes with this box')
    expect(await main.textContent()).not.toContain('WELCOME10')
    await page.getByLabel('Léa may write to me').check()
    await page.getByRole('button', { name: 'Get the voucher' }).click()
    expect(await main.textContent()).toContain('WELCOME10')
    expect(await page.getByRole('img', { name: 'QR code of your voucher' }).isVisible()).toBe(true)
    await page.context().close()
  })
})
