// The page with the popins and a Chromium for all tests of a file: both start before the first and stop after the last.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type PopinShop, startPopinShop } from './popin-shop.ts'
import { type PopinVisit, type PopinWishes, visitPopins } from './popin-visit.ts'
import { launchChromium } from './visitor.ts'

export interface PopinsInBrowser {
  /** Takes what is sent, at the begin of each test. */
  readonly shop: PopinShop
  readonly browser: Browser
  /** A person comes to the shop's page. */
  visit: (wishes?: PopinWishes) => Promise<PopinVisit>
  /** Leaves one in the folder that CANDOR_SHOTS names, if any. */
  picture: (visit: PopinVisit, name: string) => Promise<void>
}

const shots = process.env.CANDOR_SHOTS

/** Call it where a file begins. What it answers is there in tests, and in hooks that stand after it. */
export function popinsInBrowser(): PopinsInBrowser {
  let opened: Pick<PopinsInBrowser, 'shop' | 'browser'> | null = null
  const stops: (() => Promise<void>)[] = []

  beforeAll(async () => {
    const shop = await startPopinShop()
    stops.push(shop.stop)
    const browser = await launchChromium()
    stops.push(() => browser.close())
    opened = { shop, browser }
  }, 60_000)
  beforeEach(() => opened?.shop.behave('take'))
  afterAll(async () => {
    for (const stop of stops.reverse()) await stop()
  })

  const started = () => {
    if (!opened) throw new Error('the page with the popins starts with the first test')
    return opened
  }
  return {
    get shop() {
      return started().shop
    },
    get browser() {
      return started().browser
    },
    visit: (wishes) => visitPopins(started().browser, started().shop, wishes),
    async picture({ page }, name) {
      if (!shots) return
      mkdirSync(shots, { recursive: true })
      await page.screenshot({ path: join(shots, `${name}.png`) })
    },
  }
}
