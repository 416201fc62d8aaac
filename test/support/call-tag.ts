import type { Page } from 'playwright-core'

/** `candor(…)` as a page calls it; the stub's where the tag has not loaded, and nothing where there is neither. */
export function callTag(page: Page, ...args: unknown[]): Promise<void> {
  return page.evaluate((given) => {
    const tag: unknown = Reflect.get(window, 'candor')
    if (typeof tag === 'function') tag(...given)
  }, args)
}

/** A yes to all three purposes. */
export const sayYes = (page: Page): Promise<void> =>
  callTag(page, 'consent', { analytics: true, attribution: true, personalisation: true })

/** A no to all three. */
export const sayNo = (page: Page): Promise<void> =>
  callTag(page, 'consent', { analytics: false, attribution: false, personalisation: false })
