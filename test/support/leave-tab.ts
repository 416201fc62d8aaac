// How a shopper leaves a tab: by closing it without network, and by looking at another one.
import type { Page } from 'playwright-core'
import { callTag } from './call-tag.ts'

/** An event that the network does not carry, in a tab that is then closed as a person closes it. */
export async function closeOffline(tab: Page): Promise<void> {
  await tab.context().setOffline(true)
  await callTag(tab, 'event', 'size_guide')
  const closed = tab.waitForEvent('close')
  await tab.close({ runBeforeUnload: true })
  await closed
  await tab.context().setOffline(false)
}

/** As a browser does when another tab comes to the front. */
export const hide = (tab: Page) =>
  tab.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true })
    document.dispatchEvent(new Event('visibilitychange'))
  })
