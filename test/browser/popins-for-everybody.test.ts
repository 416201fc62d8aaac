// Popins for everybody: targets, contrast, a brand’s colours.
// With CANDOR_SHOTS set to a folder, pictures at 320 px are left there.
import { describe, expect, it } from 'vitest'
import { optInSources, popinKinds } from '../../sdk/protocol/opt-in.ts'
import { faintParts, focusRing, isTooWide, narrowTargets, submit } from '../support/popin-looks.ts'
import type { PopinVisit } from '../support/popin-visit.ts'
import { popinsInBrowser } from '../support/popins-in-browser.ts'

const forms = popinKinds.filter((kind) => optInSources.some((source) => source === kind))

const popins = popinsInBrowser()

describe.each(['en', 'de', 'ar', 'ja'])('on a phone of 320 × 640, in %s', (language) => {
  const phone = { width: 320, height: 640, language }
  const box = ({ page }: PopinVisit) => page.locator('candor-popin .card').boundingBox()

  it.each(popinKinds)(
    '%s is as wide as the screen and no wider, its targets at least 44 px',
    async (kind) => {
      const visit = await popins.visit({ ...phone, colorScheme: 'dark' })
      await visit.look(kind)
      await popins.picture(visit, `${kind}-${language}`)
      expect(await box(visit)).toMatchObject({ x: 0, width: 320 })
      expect(await narrowTargets(visit)).toEqual([])
      expect(await visit.page.evaluate(isTooWide)).toBe(false)
      await visit.leave()
    },
  )

  it.each(forms)(
    '%s that nobody asked for takes at most three tenths of it, until it is unfolded',
    async (kind) => {
      const visit = await popins.visit(phone)
      await visit.openByItself(kind, { transaction_id: 'T-1042' })
      await visit.page.locator('candor-popin .card').waitFor()
      expect((await box(visit))?.height).toBeLessThanOrEqual(192)
      await popins.picture(visit, `small-${kind}-${language}`)
      expect(await visit.axeViolations()).toEqual([])
      await visit.leave()
    },
  )
})

describe('POPINS 6: a no weighs as much as a yes', () => {
  it.each(popinKinds)('the buttons of %s have one size, one colour and one border', async (kind) => {
    const visit = await popins.visit()
    await visit.look(kind)
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
    const visit = await popins.visit({ colorScheme })
    await visit.page.emulateMedia({ forcedColors: 'active' })
    return visit
  }

  it.each(popinKinds)('%s keeps its borders, its focus ring and its contrast', async (kind) => {
    const visit = await forced('dark')
    const lines: string[] = []
    visit.page.on('console', (line) => lines.push(line.text()))
    await visit.look(kind)
    await popins.picture(visit, `forced-${kind}`)
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
      const visit = await popins.visit()
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

describe('a brand’s colours', () => {
  it('that cannot be read are corrected, and the console says so', async () => {
    const visit = await popins.visit()
    const lines: string[] = []
    visit.page.on('console', (line) => lines.push(line.text()))
    await visit.page.evaluate(() => document.documentElement.style.setProperty('--candor-accent', '#ffe600'))
    await visit.look('subscribe')
    expect(await visit.axeViolations()).toEqual([])
    expect(lines).toEqual([expect.stringMatching(/^candor contrast --candor-accent 1\.\d → 4\.\d$/)])
    await visit.leave()
  })

  it('that can be read are used, by variable and by ::part', async () => {
    const visit = await popins.visit()
    await visit.page.evaluate(() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(
        ':root{--candor-accent:rgb(120,0,80)} candor-popin::part(title){text-transform:uppercase}',
      )
      document.adoptedStyleSheets = [sheet]
    })
    await visit.look('subscribe')
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
  const visit = await popins.visit()
  await visit.look('subscribe')
  await visit.page.evaluate(() => {
    document
      .querySelector('candor-popin')
      ?.shadowRoot?.querySelector('form')
      ?.append(document.createElement('input'))
  })
  expect(await visit.axeViolations()).toEqual([expect.stringMatching(/^label: candor-popin/)])
  await visit.leave()
})
