import { guard } from './guard.ts'
import { type PageEvent, page } from './page.ts'

/**
 * Calls `listener` at each event of the types, wherever on the page it happens. Types with a space between. Capturing: a
 * page that stops an event, or one that does not rise, hides nothing.
 */
export const listen = (types: string, listener: (event: PageEvent) => void): void => {
  for (const type of types.split(' ')) page.addEventListener(type, guard(listener), true)
}
