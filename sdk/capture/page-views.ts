// Counts a view once: on load, at each change of the address that the brand calls a page, on a return from the
// back-forward cache. A page that is prerendered or opened in the background counts when it is first seen.
import { guard } from '../browser/guard.ts'
import { document, history, location } from '../browser/page.ts'
import { pageViews } from '../settings.ts'
import { track } from './track.ts'

/** The address of the view that was counted last. */
let counted: string | undefined

export const startPageViews = (): void => {
  counted = undefined
}

/** Counts a view if this page is another, and seen. A page that is prerendered is hidden too. */
export const lookAtPage = guard(() => {
  const address = pageViews.map((part) => location[part]).join('')
  if (address !== counted && !document.hidden) {
    counted = address
    track('page_view')
  }
})

/** The command `page`: counts a view now, or as soon as the page is seen. */
export const countPage = (): void => {
  counted = undefined
  lookAtPage()
}

/** A page may have frozen its history: to be called last. */
export const watchHistory = (): void => {
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name]
    history[name] = (...args) => {
      original.apply(history, args)
      lookAtPage()
    }
  }
}
