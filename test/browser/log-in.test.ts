// People who log in, on the minified build: by invitation, by password, remembered, and out again.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoCollector, startDemoCollector } from '../support/demo-collector.ts'
import { violations } from '../support/violations.ts'
import { createVisitor, launchChromium, type Visitor, type Wishes } from '../support/visitor.ts'

const user = 'demo@example.com'
const password = 'four words in a row'

let collector: DemoCollector
let browser: Browser

beforeAll(async () => {
  collector = await startDemoCollector()
  browser = await launchChromium()
  const visitor = await createVisitor(browser)
  await visitor.page.goto(collector.logInLink)
  await typeInto(visitor.page, 'New password', password)
  await visitor.page.keyboard.press('Enter')
  await visitor.page.waitForURL(`${collector.base}/reports/demo*`)
  await visitor.leave()
}, 90_000)

afterAll(async () => {
  await browser?.close()
  await collector?.stop()
})

const heading = (page: Page) => page.locator('h1').textContent()

async function typeInto(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(text)
}

/** Runs with a person of their own, who leaves afterwards. */
async function visit(run: (visitor: Visitor) => Promise<void>, wishes: Wishes = {}): Promise<void> {
  const visitor = await createVisitor(browser, wishes)
  try {
    await run(visitor)
  } finally {
    await visitor.leave()
  }
}

async function openLogIn(page: Page): Promise<void> {
  await page.goto(`${collector.base}/login`)
  await page.waitForSelector('form')
}

async function logIn(page: Page, typed = password): Promise<void> {
  await openLogIn(page)
  await typeInto(page, 'E-mail or user ID', user)
  await typeInto(page, 'Password', typed)
  await page.getByRole('button', { name: 'Log in' }).click()
}

const inReports = (page: Page) => page.waitForURL(`${collector.base}/reports/demo*`)

describe('an invitation', () => {
  it('T4: has let its person in to the reports, and does not open a second time', async () => {
    await visit(async ({ page }) => {
      await page.goto(collector.logInLink)
      await page.waitForSelector('h1')
      expect(await heading(page)).toBe('This link does not work')
    })
  })
})

describe('a log-in', () => {
  it('T3: with the right password shows the brand’s numbers', async () => {
    await visit(async ({ page }) => {
      await logIn(page)
      await inReports(page)
      await page.waitForSelector('.figures')
      expect(await heading(page)).toBe('demo')
    })
  })

  it('S21: with a wrong one says so aloud, keeps the name, and leaves the caret where it can be mended', async () => {
    await visit(async ({ page }) => {
      await logIn(page, 'another four words')
      const alert = page.getByRole('alert')
      await alert.locator('p').waitFor()
      expect(await alert.textContent()).toBe('The name or the password is not right.')
      expect(await page.getByLabel('E-mail or user ID').inputValue()).toBe(user)
      expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('password')
    })
  })

  it('says of an empty field what belongs there, by the field itself', async () => {
    await visit(async ({ page }) => {
      await openLogIn(page)
      await page.getByRole('button', { name: 'Log in' }).click()
      const field = page.getByLabel('E-mail or user ID')
      expect(await field.getAttribute('aria-invalid')).toBe('true')
      const described = await field.getAttribute('aria-describedby')
      expect(await page.locator(`[id="${described}"]`).textContent()).toContain('e-mail address')
    })
  })

  it('S4: is a cookie that no script on the page can read', async () => {
    await visit(async ({ page, cookies }) => {
      await logIn(page)
      await inReports(page)
      const session = (await cookies()).find(({ name }) => name === 'candor_session')
      expect(session).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/', expires: -1 })
      expect(await page.evaluate(() => document.cookie)).toBe('Popsell_registered=1')
    })
  })

  it('T1: is over after the log-out, for the reports too', async () => {
    await visit(async ({ page, cookies }) => {
      await logIn(page)
      await inReports(page)
      await page.goto(`${collector.base}/login`)
      await page.getByRole('button', { name: 'Log out' }).click()
      await page.waitForSelector('form')
      expect((await cookies()).map(({ name }) => name)).toEqual(['Popsell_registered'])
      await page.goto(`${collector.base}/reports/demo`)
      await page.getByRole('link', { name: 'Log in' }).waitFor()
      expect(await heading(page)).toBe('Log in to read these reports')
    })
  })

  it('leads back to the reports that were asked for', async () => {
    await visit(async ({ page }) => {
      await page.goto(`${collector.base}/reports/demo`)
      await page.getByRole('link', { name: 'Log in' }).click()
      await page.waitForSelector('form')
      await typeInto(page, 'E-mail or user ID', user)
      await typeInto(page, 'Password', password)
      await page.keyboard.press('Enter')
      await inReports(page)
    })
  })
})

describe('a remembered log-in', () => {
  it('K6: logs in by itself in a browser that was closed, and K5 lets the page know to try', async () => {
    await visit(async ({ page, cookies }) => {
      await openLogIn(page)
      await typeInto(page, 'E-mail or user ID', user)
      await typeInto(page, 'Password', password)
      await page.getByLabel('Remember me on this device').check()
      await page.keyboard.press('Enter')
      await inReports(page)
      const before = await cookies()
      const token = (name: string, all = before) => all.find((cookie) => cookie.name === name)?.value
      await page.context().clearCookies({ name: 'candor_session' })
      await page.goto(`${collector.base}/login?brand=demo`)
      await inReports(page)
      const after = await cookies()
      expect(token('Popsell_remember_me', after)).toMatch(/^[\w-]{43}$/)
      expect(token('Popsell_remember_me', after)).not.toBe(token('Popsell_remember_me'))
      const yearAway = after.find(({ name }) => name === 'Popsell_remember_me')?.expires ?? 0
      expect(Math.round((yearAway - Date.now() / 1000) / 86_400)).toBe(365)
    })
  })
})

describe('the page', () => {
  it('is worked by the keyboard alone', async () => {
    await visit(async ({ page }) => {
      await openLogIn(page)
      const { keyboard } = page
      await keyboard.press('Tab')
      await keyboard.type(user)
      await keyboard.press('Tab')
      await keyboard.type(password)
      await keyboard.press('Tab')
      await keyboard.press('Space')
      expect(await page.getByLabel('Password', { exact: true }).getAttribute('type')).toBe('text')
      await keyboard.press('Tab')
      await keyboard.press('Space')
      expect(await page.getByLabel('Remember me on this device').isChecked()).toBe(true)
      await keyboard.press('Tab')
      await keyboard.press('Enter')
      await inReports(page)
    })
  })

  it.each(['light', 'dark'] as const)('has no violation for axe in any state, %s', async (colorScheme) => {
    await visit(
      async ({ page }) => {
        await page.goto(`${collector.base}/invitation/unknown`)
        await page.waitForSelector('h1')
        expect(await violations(page)).toEqual([])
        await openLogIn(page)
        expect(await violations(page)).toEqual([])
        await page.getByRole('button', { name: 'Log in' }).click()
        expect(await violations(page)).toEqual([])
        await logIn(page, `another four words ${colorScheme}`)
        await page.getByRole('alert').locator('p').waitFor()
        expect(await violations(page)).toEqual([])
        await logIn(page)
        await inReports(page)
        await page.goto(`${collector.base}/login`)
        await page.getByRole('button', { name: 'Log out' }).waitFor()
        expect(await violations(page)).toEqual([])
      },
      { colorScheme },
    )
  })

  it('fits 320 pixels, with targets of 44', async () => {
    await visit(
      async ({ page }) => {
        await openLogIn(page)
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
        const heights = await page
          .locator('button, .input input, label.tick')
          .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height))
        expect(heights.length).toBe(5)
        expect(Math.min(...heights)).toBeGreaterThanOrEqual(44)
        const right = await page
          .locator('main *')
          .evaluateAll((all) => Math.max(...all.map((one) => one.getBoundingClientRect().right)))
        expect(right).toBeLessThanOrEqual(304)
      },
      { width: 320 },
    )
  })

  it('K8, X10: sets no third-party cookie, asks nobody else, and breaks no policy of its own', async () => {
    await visit(async ({ page, cookies, requests, troubles }) => {
      await logIn(page)
      await inReports(page)
      expect(new Set((await cookies()).map(({ domain }) => domain))).toEqual(new Set(['localhost']))
      expect(requests().filter((url) => !url.startsWith(collector.base))).toEqual([])
      expect(troubles()).toEqual([])
    })
  })
})
