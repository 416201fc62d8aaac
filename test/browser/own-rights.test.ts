// The rights of the person in a real browser: by keyboard, without JavaScript, light and dark, at 320 px, in every
// language; axe-core on each step.
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages, languageTable } from '../../widgets/texts/languages.ts'
import { ownPageOf, startConfirmed } from '../support/confirmed-person.ts'
import { jeanne } from '../support/opt-in-submission.ts'
import { violations } from '../support/violations.ts'
import { launchChromium } from '../support/visitor.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
}, 60_000)

afterAll(() => browser?.close())

async function open(look: { colorScheme?: 'light' | 'dark'; javaScriptEnabled?: boolean } = {}) {
  const optIns = await startConfirmed(['ambassador', 'brand'], {
    controller: 'Acme',
    languages: [...languages],
  })
  const path = await ownPageOf(optIns)
  const context = await browser.newContext({
    viewport: { width: 320, height: 640 },
    acceptDownloads: true,
    ...look,
  })
  const page = await context.newPage()
  await page.goto(optIns.base + path)
  return { optIns, path, page, leave: () => context.close() }
}

/** What does not fit the screen, and targets under 44 px. */
function misfits(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement
  const small = [...document.querySelectorAll('button, .button, .field input, .box')].flatMap((one) => {
    const { width, height } = one.getBoundingClientRect()
    return width < 44 || height < 44 ? [`small: ${one.outerHTML}`] : []
  })
  return scrollWidth > clientWidth ? [`wide: ${scrollWidth}`, ...small] : small
}

/** Tabs to the control of this name, as somebody without a mouse does. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let tabs = 0; tabs < 40; tabs += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
    if (focused === name) return
  }
  throw new Error(`no way by Tab to ${name}`)
}

describe.each(['light', 'dark'] as const)('in %s at 320 px', (colorScheme) => {
  it('G1: no step has a violation, and each fits, in every language', async () => {
    const { optIns, path, page, leave } = await open({ colorScheme })
    for (const language of languages) {
      await page.setExtraHTTPHeaders({ 'accept-language': language })
      for (const step of [path, `${path}/erase`]) {
        await page.goto(optIns.base + step)
        expect(await page.evaluate(() => document.documentElement.dir)).toBe(
          languageTable[language].direction,
        )
        expect([language, step, await page.evaluate(misfits)]).toEqual([language, step, []])
        expect([language, step, await violations(page)]).toEqual([language, step, []])
      }
    }
    await leave()
  }, 120_000)
})

describe('without a script', () => {
  const noScript = { javaScriptEnabled: false }

  it('G1: corrects, restricts and lifts, and says each time what was done', async () => {
    const { optIns, page, leave } = await open(noScript)
    await page.getByLabel('City').fill('Lyon')
    await page.getByRole('button', { name: 'Save the details' }).click()
    expect(await page.getByRole('status').textContent()).toBe('Corrected.')
    await page.getByRole('button', { name: 'Restrict the use' }).click()
    expect(await page.getByText('Restricted since November 21, 2026').isVisible()).toBe(true)
    await page.getByRole('button', { name: 'Lift the restriction' }).click()
    expect(await page.getByRole('status').textContent()).toBe('The restriction is lifted.')
    expect(await page.getByRole('listitem').allTextContents()).toHaveLength(3)
    expect((await optIns.contactsOf(jeanne))[0]?.fields.city).toBe('Lyon')
    await leave()
  })

  it('G1: erases, and the certificate is saved as a file', async () => {
    const { optIns, page, leave } = await open(noScript)
    await page.getByRole('link', { name: 'Erase my details…' }).click()
    await page.getByLabel('I was under age when my details were left').check()
    await page.getByRole('button', { name: 'Erase for good' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Save the certificate' }).click(),
    ])
    const saved = JSON.parse(readFileSync(await download.path(), 'utf8'))
    expect(saved.certificate).toMatchObject({ reason: 'minor', by: 'person', brand: 'acme' })
    expect((await optIns.contactsOf(jeanne))[0]?.fields).toEqual({})
    await leave()
  })
})

describe('by keyboard', () => {
  it('G1: a copy is taken, an objection made, and the way to the erasure and back is found', async () => {
    const { page, leave } = await open()
    await tabTo(page, 'As JSON')
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
    expect(download.suggestedFilename()).toBe('my-data-acme.json')
    await tabTo(page, 'Object to that')
    await page.keyboard.press('Enter')
    await page.getByRole('status').waitFor()
    await tabTo(page, 'Erase my details…')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Erase your details' }).waitFor()
    await tabTo(page, 'Keep my details')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Take the objection back' }).waitFor()
    await leave()
  })

  it('says beside the field what is wrong, and an alert tells of it', async () => {
    const { page, leave } = await open()
    await page.getByLabel('Phone number').fill('call me')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    const described = await page.getByLabel('Phone number').getAttribute('aria-describedby')
    expect(await page.locator(`[id="${described}"]`).textContent()).toContain('cannot be taken as it is')
    expect(await violations(page)).toEqual([])
    await leave()
  })
})
