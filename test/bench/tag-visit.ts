// One visit to one page in a fresh profile, and the processor time of the page's main thread during it.
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, CDPSession, Page } from 'playwright-core'

export interface TagVisit {
  page: Page
  /** Processor time of the main thread since the page now open began to load, milliseconds. */
  cpu(): Promise<MainThread>
  longTasks(): Promise<number>
  leave(): Promise<void>
}

export interface MainThread {
  /** All tasks. */
  all: number
  /** Scripts alone. */
  scripts: number
}

/** A first batch is sent a second after the page view; then the page is quiet. */
const quietMs = 1500

/**
 * Opens a page and returns when it has loaded. `slowdown` is the throttling rate of the processor, 1 is none.
 * Times are the thread's own, so that what else the machine does counts little.
 */
export async function visit(browser: Browser, address: string, slowdown: number): Promise<TagVisit> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await page.goto(address, { waitUntil: 'load' })
  return {
    page,
    cpu: () => mainThread(devtools),
    longTasks: () => page.evaluate(() => Reflect.get(window, 'longTasks')),
    leave: () => context.close(),
  }
}

export const becomeQuiet = (): Promise<void> => pause(quietMs)

async function mainThread(devtools: CDPSession): Promise<MainThread> {
  const { metrics } = await devtools.send('Performance.getMetrics')
  const milliseconds = (wanted: string) =>
    1000 * (metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN)
  return { all: milliseconds('TaskDuration'), scripts: milliseconds('ScriptDuration') }
}
