// Popins for everybody: targets, contrast, reflow, a brand's colours.
// With CANDOR_SHOTS set to a folder, pictures at 320 px are left there.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { optInSources, popinKinds } from '../../sdk/protocol/opt-in.ts'
import { type PopinShop, startPopinShop } from '../support/popin-shop.ts'
import { type PopinVisit, visitPopins } from '../support/popin-visit.ts'
import { launchChromium } from '../support/visitor.ts'

const shots = process.env.CANDOR_SHOTS
const forms = popinKinds.filter((kind) => optInSources.some((source) => source === kind))

let shop: PopinShop
let browser: Browser

beforeAll(async () => {
  if (shots) mkdirSync(shots, { recursive: true })
  shop = await startPopinShop()
  browser = await launchChromium()
}, 60_000)
beforeEach(() => shop.behave('take'))
afterAll(async () => {
  await browser?.close()
  await shop?.stop()
})

const submit = ({ page }: PopinVisit) => page.locator('candor-popin .foot button').last()

describe.each(['en', 'de', 'ar', 'ja'])('on a phone of 320 × 640, in %s', (language) => {
  const phone = { width: 320, height: 640, language }
  const box = ({ page }: PopinVisit) => page.locator('candor-popin .card').boundingBox()

  it.each(popinKinds)(
    '%s is as wide as the screen and no wider, its targets at least 44 px',
    async (kind) => {
      const visit = await visitPopins(browser, shop, { ...phone, colorScheme: 'dark' })
      await visit.open(kind)
      if (shots) await visit.page.screenshot({ path: join(shots, `${kind}-${language}.png`) })
      expect(await box(visit)).toMatchObject({ x: 0, width: 320 })
      expect(await narrowTargets(visit)).toEqual([])
      expect(await visit.page.evaluate(isTooWide)).toBe(false)
      await visit.leave()
    },
  )

  it.each(forms)(
    '%s that nobody asked for takes at most three tenths of it, until it is unfolded',
    async (kind) => {
      const visit = await visitPopins(browser, shop, phone)
      await visit.openByItself(kind, { transaction_id: 'T-1042' })
      await visit.page.locator('candor-popin .card').waitFor()
      expect((await box(visit))?.height).toBeLessThanOrEqual(192)
      if (shots) await visit.page.screenshot({ path: join(shots, `small-${kind}-${language}.png`) })
      expect(await visit.axeViolations()).toEqual([])
      await visit.leave()
    },
  )
})

describe('POPINS 6: a no weighs as much as a yes', () => {
  it.each(popinKinds)('the buttons of %s have one size, one colour and one border', async (kind) => {
    const visit = await visitPopins(browser, shop)
    await visit.open(kind)
    const looks = await visit.page.locator('candor-popin .foot button').evaluateAll((buttons) =>
      buttons.map((button) => {
        const { color, backgroundColor, border, font } = getComputedStyle(button)
        const { width, height } = button.getBoundingClientRect()
        return [Math.round(width), height, color, backgroundColor, border, font].join()
      }),
    )
    expect(looks.length).toBeGreaterThan(1)
    expect(new Set(looks).size).toBe(1)
    await visit.leave()
  })
})

describe('forced colours', () => {
  const forced = async (colorScheme: 'light' | 'dark') => {
    const visit = await visitPopins(browser, shop, { colorScheme })
    await visit.page.emulateMedia({ forcedColors: 'active' })
    return visit
  }

  it.each(popinKinds)('%s keeps its borders, its focus ring and its contrast', async (kind) => {
    const visit = await forced('dark')
    const lines: string[] = []
    visit.page.on('console', (line) => lines.push(line.text()))
    await visit.open(kind)
    if (shots) await visit.page.screenshot({ path: join(shots, `forced-${kind}.png`) })
    expect(await faintParts(visit)).toEqual([])
    await visit.page.keyboard.press('Tab')
    expect(await focusRing(visit)).toMatch(/^[1-9]\S*px solid$/)
    expect(await visit.axeViolations()).toEqual([])
    expect(lines).toEqual([])
    await visit.leave()
  })

  it('leave a voucher’s QR code dark on white', async () => {
    const visit = await forced('dark')
    const popin = visit.page.locator('candor-popin')
    await visit.open('voucher')
    await popin.getByLabel('E-mail address').fill('ada@example.com')
    await popin.getByRole('checkbox').first().click()
    await submit(visit).click()
    const code = popin.locator('svg')
    await code.waitFor()
    const colours = await code.evaluate((svg) => {
      const path = svg.querySelector('path') ?? svg
      return [getComputedStyle(svg).backgroundColor, getComputedStyle(path).fill]
    })
    expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)'])
    await visit.leave()
  })
})

describe('who wants less motion', () => {
  it.each(['reduce', 'no-preference'] as const)(
    '%s: nothing moves that nobody moved',
    async (reducedMotion) => {
      const visit = await visitPopins(browser, shop)
      await visit.page.emulateMedia({ reducedMotion })
      await visit.open('message')
      await visit.page.locator('candor-popin button').last().hover()
      const moving = await visit.page.evaluate(() => [
        document.getAnimations().length,
        [...(document.querySelector('candor-popin')?.shadowRoot?.querySelectorAll('*') ?? [])].filter(
          (element) => getComputedStyle(element).scrollBehavior === 'smooth',
        ).length,
      ])
      expect(moving).toEqual([0, 0])
      await visit.leave()
    },
  )
})

describe('texts of twice the size, and 400 % zoom', () => {
  it.each([
    ['en', 1280, 800],
    ['de', 640, 800],
    ['ar', 320, 640],
  ] as const)(
    'in %s at %i × %i the browser’s own text size is followed, and nothing is cut off or lost',
    async (language, width, height) => {
      const visit = await visitPopins(browser, shop, { language, width, height })
      const devtools = await visit.page.context().newCDPSession(visit.page)
      await devtools.send('Page.setFontSizes', { fontSizes: { standard: 32 } })
      await visit.open('message')
      const title = visit.page.locator('candor-popin h2')
      expect(await title.evaluate((element) => getComputedStyle(element).fontSize)).toBe('36px')
      if (shots) await visit.page.screenshot({ path: join(shots, `twice-${language}-${width}.png`) })
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
    const visit = await visitPopins(browser, shop)
    await visit.page.evaluate(() => document.documentElement.style.setProperty('font-size', '50%'))
    await visit.open('subscribe')
    const size = await visit.page
      .locator('candor-popin .b')
      .first()
      .evaluate((box) => getComputedStyle(box).fontSize)
    expect(size).toBe('15px')
    await visit.leave()
  })

  it.each(popinKinds)(
    '200 %% zoom of a screen of 1280 × 800: %s fits, its buttons are seen',
    async (kind) => {
      const visit = await visitPopins(browser, shop, { width: 640, height: 400 })
      await visit.open(kind)
      expect(await isOnScreen(visit, '.card')).toBe(true)
      expect(await isOnScreen(visit, '.foot button:last-of-type')).toBe(true)
      expect(await cutTexts(visit)).toEqual([])
      await visit.leave()
    },
  )

  it('at 320 × 256 everything can be scrolled to, and the buttons stay on the screen', async () => {
    const visit = await visitPopins(browser, shop, { width: 320, height: 256 })
    await visit.open('message')
    const privacy = visit.page.locator('candor-popin a')
    await privacy.scrollIntoViewIfNeeded()
    expect(await privacy.isVisible()).toBe(true)
    const bottom = await submit(visit).boundingBox()
    expect((bottom?.y ?? 0) + (bottom?.height ?? 0)).toBeLessThanOrEqual(256)
    await visit.leave()
  })

  it('with the text spacing of WCAG 1.4.12 nothing is cut off', async () => {
    const visit = await visitPopins(browser, shop)
    await visit.open('subscribe')
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

describe('a brand’s colours', () => {
  it('that cannot be read are corrected, and the console says so', async () => {
    const visit = await visitPopins(browser, shop)
    const lines: string[] = []
    visit.page.on('console', (line) => lines.push(line.text()))
    await visit.page.evaluate(() => document.documentElement.style.setProperty('--candor-accent', '#ffe600'))
    await visit.open('subscribe')
    expect(await visit.axeViolations()).toEqual([])
    expect(lines).toEqual([expect.stringMatching(/^candor contrast --candor-accent 1\.\d → 4\.\d$/)])
    await visit.leave()
  })

  it('that can be read are used, by variable and by ::part', async () => {
    const visit = await visitPopins(browser, shop)
    await visit.page.evaluate(() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(
        ':root{--candor-accent:rgb(120,0,80)} candor-popin::part(title){text-transform:uppercase}',
      )
      document.adoptedStyleSheets = [sheet]
    })
    await visit.open('subscribe')
    const style = await visit.page.locator('candor-popin').evaluate((home) => {
      const of = (selector: string) => {
        const element = home.shadowRoot?.querySelector(selector)
        return element ? getComputedStyle(element) : null
      }
      return [of('.foot button')?.color, of('h2')?.textTransform]
    })
    expect(style).toEqual(['rgb(120, 0, 80)', 'uppercase'])
    await visit.leave()
  })
})

it('the check does find what is wrong: an unlabelled field in a popin', async () => {
  const visit = await visitPopins(browser, shop)
  await visit.open('subscribe')
  await visit.page.evaluate(() => {
    document
      .querySelector('candor-popin')
      ?.shadowRoot?.querySelector('form')
      ?.append(document.createElement('input'))
  })
  expect(await visit.axeViolations()).toEqual([expect.stringMatching(/^label: candor-popin/)])
  await visit.leave()
})

/** Texts that are wider than their place. */
const cutTexts = ({ page }: PopinVisit): Promise<(string | null)[]> =>
  page
    .locator('candor-popin :is(h2, label, p, button, a, summary)')
    .evaluateAll((texts) =>
      texts
        .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
        .map(({ textContent }) => textContent),
    )

const isOnScreen = ({ page }: PopinVisit, part: string): Promise<boolean> =>
  page.locator(`candor-popin ${part}`).evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    return left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1
  })

/** Buttons, fields and the card whose border is not to be seen against the card. */
const faintParts = ({ page }: PopinVisit): Promise<string[]> =>
  page
    .locator('candor-popin :is(.card, button, input:not([type=checkbox], .h), textarea)')
    .evaluateAll((parts) =>
      parts
        .filter((part) => {
          const { borderTopWidth, borderTopStyle, borderTopColor, backgroundColor } = getComputedStyle(part)
          return (
            borderTopStyle !== 'solid' ||
            Number.parseFloat(borderTopWidth) < 1 ||
            borderTopColor === backgroundColor
          )
        })
        .map((part) => part.outerHTML.slice(0, 80)),
    )

/** The outline of what has the focus in the popin. */
const focusRing = ({ page }: PopinVisit): Promise<string> =>
  page.locator('candor-popin :focus').evaluate((element) => {
    const { outlineWidth, outlineStyle } = getComputedStyle(element)
    return `${outlineWidth} ${outlineStyle}`
  })

const isTooWide = () => document.documentElement.scrollWidth > document.documentElement.clientWidth

/** Targets under 44 px. A box's target is its label, which is what is pressed. */
const narrowTargets = ({ page }: PopinVisit): Promise<string[]> =>
  page
    .locator('candor-popin :is(button, a, summary, label.b, input:not([type=checkbox], .h), textarea)')
    .evaluateAll((targets) =>
      targets
        .filter((target) => {
          const { width, height } = target.getBoundingClientRect()
          return width < 44 || height < 44
        })
        .map((target) => target.outerHTML),
    )
