// A person on the page with the popins: opens one, and finds what is in it.
import type { Browser, Page } from 'playwright-core'
import type { PopinKind } from '../../sdk/protocol/opt-in.ts'
import type { PopinOptions } from '../../sdk/protocol/popin.ts'
import { leastVisibleMs } from '../../widgets/popins/surface.ts'
import type { PopinShop } from './popin-shop.ts'
import { violations } from './violations.ts'
import { createVisitor, type Visitor, type Wishes } from './visitor.ts'

/** The button of the page that opens each popin. */
export const opener: Record<PopinKind, string> = {
  order: '#ask-order',
  subscribe: '#subscribe',
  message: '#message',
  form: '#form',
  voucher: '#voucher',
  consent: '#consent',
  pick: '#pick',
}

export interface PopinVisit extends Visitor {
  /** Policy violations on the page. */
  violations: () => Promise<unknown>
  /** Presses the page's button, and waits until the popin is to be seen: for who looks at it and presses nothing. */
  look: (kind: PopinKind) => Promise<void>
  /** The same, and waits until presses in the popin count, half a second later. */
  open: (kind: PopinKind) => Promise<void>
  /** What a popin does that nobody asked for, called `waitedMs` ago. */
  openByItself: (kind: PopinKind, options?: PopinOptions, waitedMs?: number) => Promise<void>
  isOpen: () => Promise<boolean>
  /** What the tag was told. */
  told: () => Promise<{ consent: unknown[]; events: unknown[] }>
  /** Axe's rule and place of each violation; of these rules alone where some are named. */
  axeViolations: (rules?: readonly string[]) => Promise<string[]>
}

export interface PopinWishes extends Wishes {
  language?: string
  height?: number
  signal?: 'dnt' | 'gpc'
}

const noteViolations = () => {
  const noted: string[] = []
  Reflect.set(window, 'violations', noted)
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    noted.push(`${violatedDirective} ${blockedURI}`),
  )
}

export async function visitPopins(
  browser: Browser,
  shop: PopinShop,
  { language = 'en', height = 800, signal, ...wishes }: PopinWishes = {},
): Promise<PopinVisit> {
  const visitor = await createVisitor(browser, { before: noteViolations, ...wishes })
  const { page } = visitor
  await page.setViewportSize({ width: wishes.width ?? 1280, height })
  await page.goto(`${shop.base}/${language}`, { waitUntil: 'load' })
  await page.evaluate(
    (given) =>
      Object.assign(Reflect.get(window, 'told'), {
        signal: given,
        cookies: { session_add: 'A1.lea', session_shop: 'P1' },
      }),
    signal ?? null,
  )
  return {
    ...visitor,
    violations: () => page.evaluate(() => Reflect.get(window, 'violations')),
    async look(kind) {
      await page.click(opener[kind])
      await card(page).waitFor()
    },
    async open(kind) {
      await page.click(opener[kind])
      await shown(page)
    },
    async openByItself(kind, options = {}, waitedMs = 60_000) {
      await page.evaluate(
        ([kind, options, waitedMs]) => {
          Reflect.get(window, 'byItself')(kind, options, waitedMs)
        },
        [kind, options, waitedMs] as const,
      )
    },
    isOpen: () => page.evaluate(() => document.querySelector('candor-popin') !== null),
    told: () => page.evaluate(() => Reflect.get(window, 'told')),
    axeViolations: (rules) => violations(page, rules),
  }
}

const card = (page: Page) => page.locator('candor-popin .card')

/** Until a popin is to be seen, and has been for as long as its presses need. */
export async function shown(page: Page): Promise<void> {
  await card(page).waitFor()
  await page.evaluate(
    (ms) =>
      new Promise((resolve) => {
        const startedAt = performance.now()
        const look = () =>
          performance.now() - startedAt > ms ? resolve(undefined) : requestAnimationFrame(look)
        look()
      }),
    leastVisibleMs,
  )
}
