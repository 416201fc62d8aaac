// axe-core over each popin, language, theme and state. Each walk has a shop of its own, so that two go at a time.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { optInSources, type PopinKind, popinKinds } from '../../sdk/protocol/opt-in.ts'
import { languages } from '../../widgets/texts/languages.ts'
import { type PopinShop, startPopinShop } from '../support/popin-shop.ts'
import { type PopinVisit, visitPopins } from '../support/popin-visit.ts'
import { violationsInLightAndDark } from '../support/violations.ts'
import { launchChromium } from '../support/visitor.ts'

const forms = popinKinds.filter((kind) => optInSources.some((source) => source === kind))

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
}, 60_000)
afterAll(() => browser?.close())

const submit = ({ page }: PopinVisit) => page.locator('candor-popin .foot button').last()

async function fill({ page }: PopinVisit): Promise<void> {
  await page.locator('candor-popin').getByRole('checkbox').first().click()
  await page.locator('candor-popin #email').fill('ada@example.com')
  const message = page.locator('candor-popin textarea')
  if (await message.count()) await message.fill('Hello')
}

/** From open on, each state and what leads to it. */
const states: [name: string, reach: (visit: PopinVisit, shop: PopinShop) => Promise<void>][] = [
  ['open', async () => undefined],
  [
    'error',
    async (visit) => {
      await visit.page.locator('candor-popin #email').fill('ada@')
      await submit(visit).click()
      await visit.page.locator('candor-popin .e').first().waitFor()
    },
  ],
  [
    'pending',
    async (visit, shop) => {
      shop.behave('hold')
      await fill(visit)
      await submit(visit).click()
      await visit.page.locator('candor-popin [part=status]:not(:empty)').waitFor()
    },
  ],
  [
    'done',
    async (visit, shop) => {
      shop.behave('take')
      await visit.page.locator('candor-popin form:not(:has(input))').waitFor()
    },
  ],
]

/** `consent` and `pick` have no field to be wrong and nothing to wait for. */
const statesOf = (kind: PopinKind) => (forms.includes(kind) ? states : states.slice(0, 1))

async function walkStates(visit: PopinVisit, shop: PopinShop, kind: PopinKind): Promise<string[]> {
  const found: string[] = []
  await visit.open(kind)
  for (const [name, reach] of statesOf(kind)) {
    await reach(visit, shop)
    const violations = await violationsInLightAndDark(visit.page)
    found.push(...violations.map((violation) => `${kind}, ${name}: ${violation}`))
  }
  await visit.page.locator('candor-popin .top button').click()
  return found
}

/** Four dozen runs of axe each. */
const walkMs = 240_000

it.concurrent.each(languages)(
  'POPINS: no popin in %s has a violation, open, with errors, pending or done, in light or dark',
  async (language) => {
    const shop = await startPopinShop()
    const visit = await visitPopins(browser, shop, { language })
    const found: string[] = []
    for (const kind of popinKinds) found.push(...(await walkStates(visit, shop, kind)))
    expect(found).toEqual([])
    expect(visit.troubles()).toEqual([])
    await visit.leave()
    await shop.stop()
  },
  walkMs,
)

it('contrast is asked in the dark: a text as dark as its card is found', async () => {
  const shop = await startPopinShop()
  const visit = await visitPopins(browser, shop)
  await visit.open('subscribe')
  const style = '@media (prefers-color-scheme: dark) { candor-popin::part(title) { color: #222 } }'
  await visit.page.evaluate((css) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    document.adoptedStyleSheets = [sheet]
  }, style)
  expect(await violationsInLightAndDark(visit.page)).toEqual([
    expect.stringMatching(/^in the dark, color-contrast: /),
  ])
  await visit.leave()
  await shop.stop()
})
