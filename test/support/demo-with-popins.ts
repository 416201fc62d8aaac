// A person in the example shop and on its blog, as `npm start` shows them, with the parts of a popin there.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { type DemoInBrowser, demoInBrowser } from './demo-in-browser.ts'
import { createVisitor, type Visitor, type Wishes } from './visitor.ts'

export interface DemoWithPopins {
  readonly demo: DemoInBrowser
  /** Goes to a page of the demonstration, and waits for the tag. */
  arrive: (path: string, wishes?: Wishes) => Promise<Visitor>
  /** What was asked of anybody but the collector, which serves the shop and the blog too. */
  elsewhere: (visitor: Visitor) => string[]
  /** Leaves one in the folder that CANDOR_SHOTS names, if any. */
  picture: (page: Page, name: string) => Promise<void>
}

const shots = process.env.CANDOR_SHOTS

/** Call it where a file begins. In the whole browser, as a shopper has it: the way of the focus leads through its window. */
export function demoWithPopins(): DemoWithPopins {
  const demo = demoInBrowser({ chromium: { isWhole: true } })
  return {
    demo,
    async arrive(path, wishes = {}) {
      const visitor = await createVisitor(demo.browser, wishes)
      await visitor.page.goto(demo.collector.base + path)
      await visitor.page.waitForFunction(() => Object(Reflect.get(window, 'candor')).loaded)
      return visitor
    },
    elsewhere: ({ requests }) => requests().filter((url) => !url.startsWith(demo.collector.base)),
    async picture(page, name) {
      if (!shots) return
      mkdirSync(shots, { recursive: true })
      await page.screenshot({ path: join(shots, `${name}.png`) })
    },
  }
}

export const popinOf = (page: Page) => page.locator('candor-popin')

export const popinStatus = (page: Page) => popinOf(page).locator('[part=status]')

/** Stays on the page for so long, by the page's own clock. */
export const stay = (page: Page, ms: number) =>
  page.evaluate(async (ms) => {
    const since = performance.now()
    while (performance.now() - since < ms) await new Promise(requestAnimationFrame)
  }, ms)

/** Whoever answers within a second is taken for a robot. */
export const takeTime = (page: Page) => stay(page, 1000)
