// An ambassador's list in a real browser: axe-core in every language, light and dark, at 320 px and wide; what is hostile
// stays text; nothing is loaded from elsewhere and nothing runs.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages, languageTable } from '../../widgets/texts/languages.ts'
import { startServerApi } from '../support/start-server-api.ts'
import { violations } from '../support/violations.ts'
import { createVisitor, launchChromium } from '../support/visitor.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
}, 60_000)

afterAll(() => browser?.close())

const long = 'Pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(2)
const people = [
  { first_name: 'Ana', last_name: 'Silva', email: 'ana@example.com', message: 'Thank you!\nSee you soon.' },
  { first_name: 'نور', message: 'شكرا' },
  { first_name: long, email: `${'x'.repeat(60)}@${'y'.repeat(60)}.example.com`, message: long },
  { message: '<img src=x onerror="document.title=1"><script>document.title=1</script>' },
]

async function startList() {
  const api = await startServerApi()
  const key = api.addBrand('acme', { privacyNoticeUrl: 'https://shop.example.com/privacy' })
  const post = (path: string, body?: object) => api.call('POST', `/api/acme/${path}`, key, body)
  const form = { source: 'external_form', ambassador: 'lea', ambassador_opt_in: true }
  const contacts = (from: number, list: object[]) =>
    post(
      'contacts',
      list.map((one, at) => ({ ...form, external_id: `C-${from + at}`, ...one })),
    )
  await contacts(
    0,
    Array.from({ length: 100 }, (_, at) => ({ first_name: `Person ${at}` })),
  )
  // The newest are on the first page.
  api.clock.now += 1000
  await contacts(100, people)
  await post('orders', { transaction_id: 'T1', value: 1234.5, ambassador: 'lea', email: 'ana@example.com' })
  const { link } = await (await post('ambassadors/lea/link')).json()
  return `${api.base}${link}`
}

/** What does not fit the screen, and targets under 44 px. */
function misfits(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement
  const small = [...document.querySelectorAll('a')].flatMap((link) => {
    const { width, height } = link.getBoundingClientRect()
    return width < 44 || height < 44 ? [`small: ${link.outerHTML}`] : []
  })
  return scrollWidth > clientWidth ? [`wide: ${scrollWidth}`, ...small] : small
}

const looks = [
  { colorScheme: 'light', width: 320, spoken: languages },
  { colorScheme: 'dark', width: 320, spoken: languages.slice(0, 1) },
  { colorScheme: 'light', width: 1280, spoken: ['en', 'ar', 'ja'] as const },
] as const

describe.each(looks)('in $colorScheme at $width px', (look) => {
  it('the list has no violation in any language, fits, and loads nothing from elsewhere', async () => {
    const link = await startList()
    const { page, troubles, requests, leave } = await createVisitor(browser, look)
    for (const language of look.spoken) {
      await page.setExtraHTTPHeaders({ 'accept-language': language })
      await page.goto(link)
      const root = await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])
      expect(root).toEqual([language, languageTable[language].direction])
      expect([language, await violations(page)]).toEqual([language, []])
      expect([language, await page.evaluate(misfits)]).toEqual([language, []])
    }
    expect(troubles()).toEqual([])
    const origin = new URL(link).origin
    expect(requests().filter((url) => !url.startsWith(origin) && url !== 'data:,')).toEqual([])
    await leave()
  })
})

describe('the list', () => {
  it('S5, X4: shows hostile text as text, and nothing of it runs', async () => {
    const link = await startList()
    const { page, leave } = await createVisitor(browser)
    await page.goto(link)
    expect(await page.getByText('<img src=x').isVisible()).toBe(true)
    expect(await page.locator('main img, main script').count()).toBe(0)
    expect(await page.title()).toBe('Your contacts')
    await leave()
  })

  it('leads from page to page by keyboard, and tells which one is open', async () => {
    const link = await startList()
    const { page, leave } = await createVisitor(browser)
    await page.goto(link)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(/page=2$/)
    expect(await page.locator('[aria-current=page]').textContent()).toBe('2')
    expect(await page.locator('section').count()).toBe(4)
    await leave()
  })
})
