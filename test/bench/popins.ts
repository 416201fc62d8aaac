// How long a person waits for a popin: from the press that asks for it until it is painted, as built, in Chromium.
import type { Browser, Page } from 'playwright-core'
import { type PopinShop, startPopinShop } from '../support/popin-shop.ts'
import { launchChromium } from '../support/visitor.ts'
import { type Figure, figure, median } from './figure.ts'

const rounds = 9

/** By the throttling rate: what is added to the figures' names. */
const slowdowns = { 1: '', 4: '_4x' }

export async function measurePopins(): Promise<Figure[]> {
  const browser = await launchChromium({ isWhole: true })
  const shop = await startPopinShop()
  try {
    return [...(await measureAt(browser, shop, 1)), ...(await measureAt(browser, shop, 4))]
  } finally {
    await browser.close()
    await shop.stop()
  }
}

/** The first popin of a page, with the loading of the file and the texts; and the next one, with its texts alone. */
async function measureAt(browser: Browser, shop: PopinShop, slowdown: 1 | 4): Promise<Figure[]> {
  const first: number[] = []
  const next: number[] = []
  for (let round = 0; round < rounds; round++) {
    const page = await openPage(browser, shop, slowdown)
    first.push(await paintedAfterPress(page, '#message'))
    await page.keyboard.press('Escape')
    next.push(await paintedAfterPress(page, '#subscribe'))
    await page.context().close()
  }
  return [
    figure(`popin.first_paint_ms${slowdowns[slowdown]}`, median(first), 'ms'),
    figure(`popin.next_paint_ms${slowdowns[slowdown]}`, median(next), 'ms'),
  ]
}

/** In a fresh profile, so that nothing is in the browser's cache. */
async function openPage(browser: Browser, shop: PopinShop, slowdown: number): Promise<Page> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await page.goto(`${shop.base}/en`, { waitUntil: 'load' })
  await page.evaluate(watchPaints)
  return page
}

async function paintedAfterPress(page: Page, button: string): Promise<number> {
  await page.click(button)
  await page.locator('candor-popin .card').waitFor()
  await page.waitForFunction(() => Reflect.get(window, 'waited') !== null)
  return page.evaluate(() => Reflect.get(window, 'waited'))
}

/** In the page: from the press, as the browser dates it, to the first task after the frame that has the popin in it. */
function watchPaints(): void {
  let pressedAt = 0
  addEventListener(
    'click',
    ({ timeStamp }) => {
      pressedAt = timeStamp
      Reflect.set(window, 'waited', null)
    },
    true,
  )
  const painted = new MessageChannel()
  painted.port1.onmessage = () => Reflect.set(window, 'waited', performance.now() - pressedAt)
  new MutationObserver(() => {
    if (document.querySelector('candor-popin')) requestAnimationFrame(() => painted.port2.postMessage(null))
  }).observe(document.body, { childList: true })
}
