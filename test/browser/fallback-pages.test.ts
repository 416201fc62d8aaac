// The popins' pages without JavaScript in a real browser with scripts switched off: axe-core over each, in each language,
// light and dark, at 320 px and wide, and walked by keyboard alone.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { popinKinds } from '../../sdk/protocol/opt-in.ts'
import { languages } from '../../widgets/texts/languages.ts'
import { startPopinServer } from '../support/start-popin-server.ts'
import { violationsInLightAndDark } from '../support/violations.ts'
import { createVisitor, launchChromium } from '../support/visitor.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
}, 60_000)

afterAll(() => browser?.close())

/** What a person could not see or hit: parts beyond the screen, targets under 44 px (the box with its label counts as one). */
function misfits(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement
  const small = [...document.querySelectorAll('a, button, input:not([type=hidden]), textarea, summary')]
    .filter((element) => !element.closest('[aria-hidden]'))
    .map((element) => element.closest('.box') ?? element)
    .filter((element) => {
      const { width, height } = element.getBoundingClientRect()
      return width < 44 || height < 44
    })
    .map((element) => `small: ${element.outerHTML.slice(0, 80)}`)
  return scrollWidth > clientWidth ? [`wide: ${scrollWidth}`, ...small] : small
}

const looks = [
  { width: 320, spoken: languages },
  // Where there is room, languages differ in their direction and script only.
  { width: 1280, spoken: ['en', 'ar', 'ja'] },
] as const

describe.each(looks)('in light and dark at $width px', (look) => {
  it.each(look.spoken)(
    'the pages in %s have no violation, fit, and load nothing from elsewhere',
    async (language) => {
      const { base } = await startPopinServer()
      const visitor = await createVisitor(browser, look)
      for (const kind of popinKinds) {
        await visitor.page.goto(`${base}/f/shop/${kind}?language=${language}&publication=P1`)
        expect([kind, await violationsInLightAndDark(visitor.page)]).toEqual([kind, []])
        expect([kind, await visitor.page.evaluate(misfits)]).toEqual([kind, []])
      }
      expect(visitor.troubles()).toEqual([])
      expect(visitor.requests().filter((url) => !url.startsWith(base) && url !== 'data:,')).toEqual([])
      expect(await visitor.cookies()).toEqual([])
      await visitor.leave()
    },
  )
})

describe('a page without JavaScript', () => {
  it('is walked by keyboard alone, in the order in which it is read, and never reaches the trap', async () => {
    const { base } = await startPopinServer()
    const { page, leave } = await createVisitor(browser, { width: 320 })
    await page.goto(`${base}/f/shop/message?language=en&publication=P1`)
    const reached: string[] = []
    for (let step = 0; step < 11; step += 1) {
      await page.keyboard.press('Tab')
      reached.push(
        await page.evaluate(
          () => document.activeElement?.getAttribute('name') ?? document.activeElement?.tagName ?? '',
        ),
      )
    }
    expect(reached).toEqual([
      'fields.first_name',
      'fields.last_name',
      'fields.email',
      'fields.message',
      'boxes.ambassador',
      'boxes.brand',
      'boxes.partners',
      'SUMMARY',
      'A',
      'BUTTON',
      'A',
    ])
    await leave()
  })

  it('POPINS 2: unfolds the partners’ names without a script', async () => {
    const { base } = await startPopinServer()
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${base}/f/shop/subscribe?language=en`)
    await page.getByText('See the 3 partners').click()
    expect(await page.getByText('Northern Maps').isVisible()).toBe(true)
    await context.close()
  })

  it('POPINS 6: gives sending and leaving the same size', async () => {
    const { base } = await startPopinServer()
    for (const language of languages) {
      const { page, leave } = await createVisitor(browser, { width: 320 })
      await page.goto(`${base}/f/shop/subscribe?language=${language}`)
      const [refuse, send] = [
        await page.locator('.buttons a').boundingBox(),
        await page.locator('.buttons button').boundingBox(),
      ]
      expect([language, refuse?.width, refuse?.height]).toEqual([language, send?.width, send?.height])
      await leave()
    }
  })

  it('runs no script, even one that got into the page', async () => {
    const { base } = await startPopinServer()
    const { page, troubles, leave } = await createVisitor(browser)
    await page.goto(`${base}/f/shop/subscribe?language=en`)
    await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'document.title = "taken over"'
      document.body.append(script)
    })
    expect(await page.title()).not.toBe('taken over')
    expect(troubles().join()).toContain('Content Security Policy')
    await leave()
  })
})
