import type { Guard } from './guard.ts'
import type { Page, PageEvent } from './page.ts'

/** Calls `listener` at each event of the types, wherever on the page it happens. */
export type Listen = (types: string, listener: (event: PageEvent) => void) => void

/** Types with a space between. Capturing: a page that stops an event, or one that does not rise, hides nothing. */
export const createListen =
  (page: Page, guard: Guard): Listen =>
  (types, listener) => {
    for (const type of types.split(' ')) page.addEventListener(type, guard(listener), true)
  }
