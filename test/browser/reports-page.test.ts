// An analyst at the reports page: every report for everybody, by keyboard alone, as a file, and with hostile data in it.
import { readFile } from 'node:fs/promises'
import naughtyStrings from 'big-list-of-naughty-strings'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { reportCatalogue } from '../../collector/reports/report-catalogue.ts'
import { reportNames } from '../../collector/reports/report-names.ts'
import { stateCatalogue, stateReportNames } from '../../collector/reports/state-catalogue.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { uuid } from '../support/stored-event.ts'
import { until } from '../support/until.ts'
import { violations, violationsInLightAndDark } from '../support/violations.ts'
import { createVisitor, type Visitor } from '../support/visitor.ts'

const demo = demoInBrowser()

const catalogue = { ...reportCatalogue, ...stateCatalogue }
type ShownName = keyof typeof catalogue

const isTooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

/** Opens a report of the demonstration's last thirty days, and waits for its numbers. */
async function openReport(name: ShownName): Promise<Visitor> {
  const visitor = await createVisitor(demo.browser)
  const { page } = visitor
  await page.goto(demo.collector.reportsLink.replace('#', `?period=last-30-days&report=${name}#`))
  await shows(page, name)
  return visitor
}

/** Its question stands over its numbers, and over no other report's. */
const shows = (page: Page, name: ShownName) =>
  page.locator('main:not([aria-busy=true])').getByText(catalogue[name].question).waitFor()

/** Every row of every table. A pressed button says something else. */
async function showAll(page: Page): Promise<void> {
  const more = page.getByRole('button', { name: /^Show \d+ more$/ })
  while ((await more.count()) > 0) await more.first().click()
}

it.each([...reportNames, ...stateReportNames])(
  'the report %s has no violation in light, in dark and on a phone, and fits',
  async (name) => {
    const { page, troubles, leave } = await openReport(name)
    expect(await violationsInLightAndDark(page)).toEqual([])
    expect(await isTooWide(page)).toBe(false)
    await page.setViewportSize({ width: 320, height: 900 })
    expect(await violations(page)).toEqual([])
    expect(await isTooWide(page)).toBe(false)
    expect(troubles()).toEqual([])
    await leave()
  },
)

describe('by keyboard alone', () => {
  it('a report is chosen, filtered, and gone back from', async () => {
    const { page, leave } = await openReport('overview')
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key)
    }
    await page.getByRole('link', { name: 'Search', exact: true }).focus()
    await press('Enter')
    await shows(page, 'search')
    expect(await page.getByRole('link', { name: 'Search', exact: true }).getAttribute('aria-current')).toBe(
      'page',
    )

    await page.locator('summary', { hasText: 'Filter' }).focus()
    await press('Enter', 'Tab')
    await page.keyboard.type('Device')
    await press('Tab', 'Tab')
    await page.keyboard.type('Phone')
    await press('Tab', 'Enter')
    await page.getByRole('button', { name: 'Take away: Device is Phone' }).waitFor()
    expect(page.url()).toContain('filter=device.is.phone')

    await page.goBack()
    await shows(page, 'overview')
    await leave()
  })

  it('a word opens what it means, and Escape closes it', async () => {
    const { page, leave } = await openReport('overview')
    await page.getByRole('button', { name: 'Left at once' }).first().focus()
    await page.keyboard.press('Enter')
    const meaning = page.locator('[popover]:popover-open')
    await meaning.waitFor()
    expect(await meaning.textContent()).toContain('visits')
    await page.keyboard.press('Escape')
    await meaning.waitFor({ state: 'hidden' })
    await leave()
  })
})

it('a table is saved as the file of what is shown', async () => {
  const { page, leave } = await openReport('search')
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Terms as CSV' }).click()
  const file = await saved
  expect(file.suggestedFilename()).toMatch(/^demo-search-terms-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/)
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\n')
  const terms = await page.getByRole('table', { name: 'Terms' }).getByRole('rowheader').allTextContents()
  expect(lines[0]).toContain('search_term')
  expect(terms.length).toBeGreaterThan(5)
  for (const [at, term] of terms.entries()) expect(lines[at + 1]).toContain(term)
  await leave()
})

it('S5: hostile search terms, product names, sources and referrers are shown as text and never run', async () => {
  const hostile = [
    '<img src=x onerror="window.ran=1">',
    '"><script>window.ran=1</script>',
    '<svg onload=window.ran=1>',
    'javascript:window.ran=1',
    ...naughtyStrings.filter((text) => /script|onerror|onload|javascript:/i.test(text)).slice(0, 40),
  ]
  for (const [at, text] of hostile.entries()) await sendHostile(at, text)
  const waiting = 'candor_events_waiting'
  await until('the events are stored', async () => (await demo.collector.metric(waiting)) === 0)
  const visitor = await createVisitor(demo.browser)
  const { page } = visitor
  for (const name of ['search', 'products', 'sources'] as const) {
    await page.goto(demo.collector.reportsLink.replace('#', `?period=today&report=${name}#`))
    await shows(page, name)
    await showAll(page)
    expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined()
  }
  await page.goto(demo.collector.reportsLink.replace('#', '?period=today&report=search#'))
  await shows(page, 'search')
  await showAll(page)
  expect(await page.getByRole('table', { name: 'Terms' }).textContent()).toContain(
    '<svg onload=window.ran=1>',
  )
  expect(visitor.troubles()).toEqual([])
  await visitor.leave()
})

async function sendHostile(at: number, text: string): Promise<void> {
  const now = Date.now()
  const url = `${demo.collector.base}/shop/?utm_source=${encodeURIComponent(text)}`
  const items = [{ item_id: `H${at}`, item_name: text, item_brand: text, item_category: text, price: 1 }]
  const event = (number: number, name: string, params: object) => ({
    id: uuid(1000 + at * 10 + number),
    name,
    at: now,
    url,
    referrer: `https://${at}.example.com/?${text}`,
    params,
  })
  const answer = await fetch(`${demo.collector.base}/e/demo`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain', 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' },
    body: JSON.stringify({
      sent_at: now,
      consent: { analytics: true, attribution: true, personalisation: false },
      visitor: uuid(5000 + at),
      session: uuid(6000 + at),
      events: [
        event(1, 'page_view', {}),
        event(2, 'search', { search_term: text, results: 0 }),
        event(3, 'view_item', { items }),
      ],
    }),
  })
  if (answer.status !== 202) throw new Error(`${answer.status} ${await answer.text()}`)
}
