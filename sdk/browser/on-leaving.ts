import type { Page } from './page.ts'

/** Calls back when the shopper may be gone for good: phones often never fire more than `visibilitychange`. */
export function onLeaving(page: Page, listener: () => void): void {
  page.addEventListener('pagehide', listener)
  page.document.addEventListener('visibilitychange', () => page.document.hidden && listener())
}
