// Each popin, as built and minified, walked by mouse and by keyboard alone under a strict policy with Trusted Types.
import { describe, expect, it } from 'vitest'
import { popinKinds } from '../../sdk/protocol/opt-in.ts'
import { popinAnswer, popinVoucher } from '../support/popin-answer.ts'
import { opener, type PopinVisit, shown } from '../support/popin-visit.ts'
import { popinsInBrowser } from '../support/popins-in-browser.ts'

const popins = popinsInBrowser()

/** What has the focus, in the popin or on the page, by its ID, else its text. */
const focused = ({ page }: PopinVisit) =>
  page.evaluate(() => {
    const deep = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement
    return deep?.id || deep?.getAttribute('aria-label') || deep?.textContent || deep?.tagName
  })

const button = ({ page }: PopinVisit, name: string) =>
  page.locator('candor-popin').getByRole('button', { name })
const status = ({ page }: PopinVisit) => page.locator('candor-popin [part=status]').textContent()
const since = (start: number) => popins.shop.submissions().slice(start)

async function leaveWell({ violations, troubles, leave }: PopinVisit): Promise<void> {
  expect(await violations()).toEqual([])
  expect(troubles()).toEqual([])
  await leave()
}

describe('by mouse', () => {
  it('subscribe: names, an address and two boxes become one submission, and the mail is to be looked at', async () => {
    const start = popins.shop.submissions().length
    const visit = await popins.visit()
    const { texts, text_hashes } = popinAnswer('subscribe')
    await visit.open('subscribe')
    const popin = visit.page.locator('candor-popin')
    await popin.getByLabel('First name').fill('Ada')
    await popin.getByLabel('E-mail address').fill('ada@example.com')
    await popin.getByLabel(texts.box_ambassador).click()
    await popin.getByText(texts.box_brand).click()
    await button(visit, texts.send).click()
    await expect.poll(() => status(visit)).toBe(texts.check_mail)
    expect(since(start).map(({ act }) => act)).toEqual(['shown', 'sent'])
    expect(since(start)[1]).toMatchObject({
      popin: 'subscribe',
      language: 'en',
      fields: { first_name: 'Ada', email: 'ada@example.com' },
      boxes: {
        ambassador: { ticked: true, text: text_hashes.ambassador },
        brand: { ticked: true, text: text_hashes.brand },
        partners: { ticked: false },
      },
    })
    await button(visit, texts.close).last().click()
    expect(await visit.isOpen()).toBe(false)
    await leaveWell(visit)
  })

  it('voucher: the code and its QR code come after the opt-in', async () => {
    const visit = await popins.visit()
    const { texts } = popinAnswer('voucher')
    await visit.open('voucher')
    const popin = visit.page.locator('candor-popin')
    await popin.getByLabel('E-mail address').fill('ada@example.com')
    await button(visit, texts.send).click()
    await popin.getByText(texts.error_box).waitFor()
    await popin.getByLabel(texts.box_ambassador).click()
    await button(visit, texts.send).click()
    await popin.getByText(popinVoucher().code).waitFor()
    await popin.getByRole('img', { name: texts.voucher_qr }).waitFor()
    await leaveWell(visit)
  })

  it('consent: choosing one purpose tells the tag so', async () => {
    const visit = await popins.visit()
    const { texts } = popinAnswer('consent')
    await visit.open('consent')
    await button(visit, texts.choose).click()
    await visit.page.locator('candor-popin').getByText(texts.attribution).first().click()
    await button(visit, texts.save).click()
    expect((await visit.told()).consent).toEqual(['010'])
    await leaveWell(visit)
  })

  it('pick: the product is added once', async () => {
    const visit = await popins.visit()
    const { texts } = popinAnswer('pick')
    await visit.open('pick')
    await button(visit, texts.send).click()
    await expect.poll(() => status(visit)).toBe(texts.done)
    expect((await visit.told()).events).toEqual([
      { name: 'pick', params: { item_id: 'SKU1', item_name: 'Rain jacket', ambassador: 'A1' } },
    ])
    await leaveWell(visit)
  })

  it('POPINS 5: message: the warning comes in place and once, and the message goes without the box', async () => {
    const start = popins.shop.submissions().length
    const visit = await popins.visit()
    const { texts } = popinAnswer('message')
    await visit.open('message')
    await visit.page.locator('candor-popin').getByLabel('Your message').fill('Which size?')
    await button(visit, texts.send).click()
    await expect.poll(() => status(visit)).toBe(texts.warning)
    await button(visit, texts.warning_without).click()
    await expect.poll(() => status(visit)).toBe(texts.done)
    expect(since(start).at(-1)).toMatchObject({ act: 'sent', boxes: { ambassador: { ticked: false } } })
    await leaveWell(visit)
  })
})

describe('by keyboard alone', () => {
  it.each(popinKinds)('%s: opens, takes the focus, and gives it back on Escape', async (kind) => {
    const visit = await popins.visit()
    await visit.page.focus(opener[kind])
    await visit.page.keyboard.press('Enter')
    await shown(visit.page)
    expect(await visit.page.evaluate(() => document.activeElement?.tagName)).toBe('CANDOR-POPIN')
    await visit.page.keyboard.press('Escape')
    expect(await visit.isOpen()).toBe(false)
    expect(await focused(visit)).toBe(opener[kind].slice(1))
    await leaveWell(visit)
  })

  it.each(popinKinds)(
    '%s: Tab goes through everything and never leaves a popin that was opened',
    async (kind) => {
      const visit = await popins.visit()
      await visit.open(kind)
      const met = new Set<string | undefined>()
      for (let press = 0; press < 30; press++) {
        await visit.page.keyboard.press('Tab')
        const place = await visit.page.evaluate(() => document.activeElement?.tagName)
        // Between the last and the first the browser's own controls may come.
        expect(['CANDOR-POPIN', 'BODY']).toContain(place)
        met.add(await focused(visit))
      }
      const { texts, boxes } = popinAnswer(kind)
      expect([...met]).toEqual(
        expect.arrayContaining([texts.close, texts.refuse, texts.send, texts.privacy, ...boxes]),
      )
      await leaveWell(visit)
    },
  )

  it('order: a message, a box and an address are sent with no mouse at all', async () => {
    const start = popins.shop.submissions().length
    const visit = await popins.visit()
    const { texts } = popinAnswer('order')
    const { keyboard } = visit.page
    await visit.page.focus(opener.order)
    await keyboard.press('Enter')
    await shown(visit.page)
    await keyboard.press('Tab')
    await keyboard.press('Tab')
    await keyboard.type('Thank you')
    await keyboard.press('Tab')
    await keyboard.press('Tab')
    await keyboard.type('ada@gmial.com')
    await keyboard.press('Tab')
    expect(await focused(visit)).toBe('ambassador')
    await keyboard.press('Shift+Tab')
    expect(await focused(visit)).toBe('ada@gmail.com')
    await keyboard.press('Enter')
    expect(await focused(visit)).toBe('email')
    await keyboard.press('Tab')
    await keyboard.press('Space')
    await keyboard.press('Shift+Tab')
    await keyboard.press('Enter')
    await expect.poll(() => status(visit)).toBe(texts.check_mail)
    expect(since(start).at(-1)).toMatchObject({
      act: 'sent',
      publication: 'P1',
      transaction_id: 'T-1042',
      fields: { message: 'Thank you', email: 'ada@gmail.com' },
      boxes: { ambassador: { ticked: true } },
    })
    expect(await visit.page.evaluate(() => document.activeElement?.tagName)).toBe('CANDOR-POPIN')
    await keyboard.press('Escape')
    expect(await focused(visit)).toBe('ask-order')
    await leaveWell(visit)
  })
})

describe('the network', () => {
  it('sending waits for it, says so, and goes on by itself when it is back', async () => {
    const start = popins.shop.submissions().length
    const visit = await popins.visit()
    const { texts } = popinAnswer('form')
    await visit.open('form')
    await visit.page.locator('candor-popin #email').fill('ada@example.com')
    popins.shop.behave('cut')
    await button(visit, texts.send).click()
    await expect.poll(() => status(visit)).toBe(texts.waiting)
    popins.shop.behave('take')
    await visit.page.evaluate(() => window.dispatchEvent(new Event('online')))
    await expect.poll(() => status(visit)).toBe(texts.done)
    expect(since(start).filter(({ act }) => act === 'sent')).toHaveLength(1)
    await visit.leave()
  })

  it('what was typed is there again after the page was left, and gone once it was sent', async () => {
    const visit = await popins.visit()
    const { texts } = popinAnswer('form')
    const email = visit.page.locator('candor-popin #email')
    await visit.open('form')
    await email.fill('ada@example.com')
    await visit.page.reload()
    await visit.open('form')
    expect(await email.inputValue()).toBe('ada@example.com')
    await button(visit, texts.send).click()
    await expect.poll(() => status(visit)).toBe(texts.done)
    expect(await visit.page.evaluate(() => Object.values(sessionStorage).join())).not.toContain('ada')
    await leaveWell(visit)
  })
})

it('without an answer of the collector there is no popin, and the page goes on', async () => {
  const visit = await popins.visit()
  await visit.page.route('**/p/**', (route) => route.abort())
  await visit.page.click(opener.subscribe)
  await visit.page.waitForRequest(/never/, { timeout: 300 }).catch(() => undefined)
  expect(await visit.isOpen()).toBe(false)
  await visit.leave()
})
