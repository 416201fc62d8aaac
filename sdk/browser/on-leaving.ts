import type { Page } from './page.ts'

/**
 * Calls back when the shopper may be gone for good: phones often fire no more than `visibilitychange`.
 * It calls back on their return too, which costs nothing and spares the check. Capturing, because Safari before 14 did
 * not let `visibilitychange` rise from the document to the window.
 */
export function onLeaving(page: Page, listener: () => void): void {
  for (const type of ['pagehide', 'visibilitychange']) page.addEventListener(type, listener, true)
}
