// Counts a view once: on load, at each change of the address that the brand calls a page, on a return from the
// back-forward cache. A page that is prerendered or opened in the background counts when it is first seen.
import { attempt } from '../browser/attempt.ts'
import type { Guard } from '../browser/guard.ts'
import type { Listen } from '../browser/listen.ts'
import type { Page } from '../browser/page.ts'
import type { PageViewSettings } from '../protocol/tag-settings.ts'

/** Watches the address and answers `page`: counts a view now, or as soon as the page is seen. */
export function watchPageViews(
  page: Page,
  guard: Guard,
  listen: Listen,
  { queryChanges, hash }: PageViewSettings,
  count: () => void,
) {
  let counted: string | undefined
  const look = guard(() => {
    const { location, document } = page
    const address = location.pathname + (queryChanges ? location.search : '') + (hash ? location.hash : '')
    // A page that is prerendered is hidden too.
    if (address !== counted && document.visibilityState !== 'hidden') {
      counted = address
      count()
    }
  })
  const countAgain = () => {
    counted = undefined
    look()
  }
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = page.history[name]
    attempt(() => {
      page.history[name] = function (...args) {
        // Another script may have given it a result.
        const result = original.apply(this, args)
        look()
        return result
      }
    })
  }
  listen('popstate visibilitychange prerenderingchange', look)
  listen('pageshow', ({ persisted }) => {
    if (persisted) countAgain()
  })
  return countAgain
}
