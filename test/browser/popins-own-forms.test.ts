// C10: a shop's own form, marked `data-candor-form`, in a real browser with the built tag.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FormShop, startFormShop, words } from '../support/popin-form-shop.ts'
import { until } from '../support/until.ts'
import { createVisitor, launchChromium, type Visitor, type Wishes } from '../support/visitor.ts'

let shop: FormShop
let browser: Browser

beforeAll(async () => {
  shop = await startFormShop()
  browser = await launchChromium()
}, 60_000)
beforeEach(() => {
  shop.own()
  shop.told()
  shop.paths()
})
afterAll(async () => {
  await browser?.close()
  await shop?.stop()
})

async function visit(wishes: Wishes = {}): Promise<Visitor> {
  const visitor = await createVisitor(browser, wishes)
  await visitor.page.goto(`${shop.base}/`)
  await visitor.page.waitForFunction(() => Object(Reflect.get(window, 'candor')).loaded)
  return visitor
}

const firstTold = () => until('the collector was told', async () => shop.told()[0] ?? false)

/** Until the popins' file is there: a person types for longer than that takes. */
const fill = async ({ page }: Visitor, mail = 'ana@example.com') => {
  const loaded = page.waitForResponse(/popins\.js/)
  await page.getByLabel('E-mail').fill(mail)
  await loaded
  await page.evaluate(() => new Promise(requestAnimationFrame))
}

describe('C10: a form of the shop’s own', () => {
  it('goes its own way, and its answer is told although the page is left', async () => {
    const visitor = await visit()
    await fill(visitor)
    await visitor.page.getByLabel('Size').fill('42')
    await visitor.page.getByLabel('Léa').check()
    await visitor.page.getByRole('button', { name: 'Send' }).click()
    await visitor.page.getByText('Thank you').waitFor()
    expect(shop.own()).toEqual(['mail=ana%40example.com&size=42&lea=on'])
    const { body, isTaken } = await firstTold()
    expect(isTaken).toBe(true)
    expect(body).toMatchObject({
      form: 'newsletter',
      page: `${shop.base}/`,
      publication: 'P1',
      fields: { email: 'ana@example.com' },
      boxes: { ambassador: { ticked: true }, brand: { ticked: false, text: ` ${words.brand}` } },
    })
    expect(JSON.stringify(body)).not.toContain('42"')
    await visitor.leave()
  })

  it('by keyboard alone, and where the page sends it by itself', async () => {
    const visitor = await visit()
    await visitor.page.evaluate(() =>
      document.addEventListener('submit', (event) => {
        event.preventDefault()
        event.stopImmediatePropagation()
      }),
    )
    await fill(visitor)
    await visitor.page.keyboard.press('Enter')
    expect(await firstTold()).toMatchObject({
      isTaken: true,
      body: { boxes: { ambassador: { ticked: false } } },
    })
    expect(visitor.page.url()).toBe(`${shop.base}/`)
    expect(shop.own()).toEqual([])
    await visitor.leave()
  })

  it.each([{ dnt: true }, { gpc: true }])(
    'E17: is an explicit act, and told under %j too',
    async (wishes) => {
      const visitor = await visit(wishes)
      await fill(visitor)
      await visitor.page.getByRole('button', { name: 'Send' }).click()
      expect((await firstTold()).isTaken).toBe(true)
      expect(await visitor.cookies()).toEqual([])
      await visitor.leave()
    },
  )

  it('S20: that a script fills, presses and sends tells nothing', async () => {
    const visitor = await visit()
    await fill(visitor)
    await visitor.page.evaluate(() => {
      document.addEventListener('submit', (event) => event.preventDefault())
      const form = document.querySelector('form')
      const button = form?.querySelector('button')
      button?.click()
      for (const type of ['click', 'submit'])
        button?.dispatchEvent(new SubmitEvent(type, { bubbles: true, cancelable: true }))
      button?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
      form?.requestSubmit()
      return fetch('/')
    })
    expect(shop.told()).toEqual([])
    await visitor.leave()
  })

  it('that the browser holds back because it is not filled in tells nothing', async () => {
    const visitor = await visit()
    await fill(visitor, 'not an address')
    await visitor.page.getByRole('button', { name: 'Send' }).click()
    await visitor.page.evaluate(() => fetch('/'))
    expect([...shop.told(), ...shop.own()]).toEqual([])
    await visitor.leave()
  })
})

it('nothing is loaded for it before somebody uses it, and nothing for another form', async () => {
  const visitor = await visit()
  await visitor.page.locator('#search input').fill('boots')
  await visitor.page.locator('#search button').click()
  await visitor.page.getByText('Thank you').waitFor()
  expect(shop.paths().filter((path) => /popins|\/o\//.test(path))).toEqual([])
  await visitor.leave()
})
