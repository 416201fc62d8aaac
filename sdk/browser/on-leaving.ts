import type { Page } from './page.ts'

/**
 * Calls back when the shopper may be gone for good: phones often fire no more than `visibilitychange`.
 * It calls back on their return too, which costs nothing and spares the check.
 */
export function onLeaving(page: Page, listener: () => void): void {
  page.addEventListener('pagehide', listener)
  page.document.addEventListener('visibilitychange', listener)
}
