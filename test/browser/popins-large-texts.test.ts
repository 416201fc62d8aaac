// Popins with large texts: the browser’s own size, zoom, text spacing.
// With CANDOR_SHOTS set to a folder, pictures are left there.
import { describe, expect, it } from 'vitest'
import { popinKinds } from '../../sdk/protocol/opt-in.ts'
import { cutTexts, isOnScreen, submit } from '../support/popin-looks.ts'
import { popinsInBrowser } from '../support/popins-in-browser.ts'

const popins = popinsInBrowser()

describe('texts of twice the size, and 400 % zoom', () => {
  it.each([
    ['en', 1280, 800],
    ['de', 640, 800],
    ['ar', 320, 640],
  ] as const)(
    'in %s at %i × %i the browser’s own text size is followed, and nothing is cut off or lost',
    async (language, width, height) => {
      const visit = await popins.visit({ language, width, height })
      const devtools = await visit.page.context().newCDPSession(visit.page)
      await devtools.send('Page.setFontSizes', { fontSizes: { standard: 32 } })
      await visit.look('message')
      const title = visit.page.locator('candor-popin h2')
      expect(await title.evaluate((element) => getComputedStyle(element).fontSize)).toBe('36px')
      await popins.picture(visit, `twice-${language}-${width}`)
      expect(await cutTexts(visit)).toEqual([])
      expect(await isOnScreen(visit, '.card')).toBe(true)
      expect(await isOnScreen(visit, '.foot button:last-of-type')).toBe(true)
      const privacy = visit.page.locator('candor-popin a')
      await privacy.scrollIntoViewIfNeeded()
      expect(await isOnScreen(visit, 'a')).toBe(true)
      await visit.leave()
    },
  )

  it('whatever the shop does to its own root, a popin’s texts stay as large as the browser’s', async () => {
    const visit = await popins.visit()
    await visit.page.evaluate(() => document.documentElement.style.setProperty('font-size', '50%'))
    await visit.look('subscribe')
    const size = await visit.page
      .locator('candor-popin .b')
      .first()
      .evaluate((box) => getComputedStyle(box).fontSize)
    expect(size).toBe('15px')
    await visit.leave()
  })

  it.each(popinKinds)(
    '200 per cent zoom of a screen of 1280 × 800: %s fits, its buttons are seen',
    async (kind) => {
      const visit = await popins.visit({ width: 640, height: 400 })
      await visit.look(kind)
      expect(await isOnScreen(visit, '.card')).toBe(true)
      expect(await isOnScreen(visit, '.foot button:last-of-type')).toBe(true)
      expect(await cutTexts(visit)).toEqual([])
      await visit.leave()
    },
  )

  it('at 320 × 256 everything can be scrolled to, and the buttons stay on the screen', async () => {
    const visit = await popins.visit({ width: 320, height: 256 })
    await visit.look('message')
    const privacy = visit.page.locator('candor-popin a')
    await privacy.scrollIntoViewIfNeeded()
    expect(await privacy.isVisible()).toBe(true)
    const bottom = await submit(visit).boundingBox()
    expect((bottom?.y ?? 0) + (bottom?.height ?? 0)).toBeLessThanOrEqual(256)
    await visit.leave()
  })

  it('with the text spacing of WCAG 1.4.12 nothing is cut off', async () => {
    const visit = await popins.visit()
    await visit.look('subscribe')
    await visit.page.evaluate(() => {
      const root = document.querySelector('candor-popin')?.shadowRoot
      const spaced = new CSSStyleSheet()
      spaced.replaceSync(
        '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}',
      )
      root?.adoptedStyleSheets.push(spaced)
    })
    expect(await cutTexts(visit)).toEqual([])
    await visit.leave()
  })
})
