// One text on each of the browser's two shelves. Access may throw (cookies blocked), and so may writing (full).
import { settings } from '../settings.ts'
import { attempt } from './attempt.ts'
import { page } from './page.ts'

/** Outlives the tab. */
export const deviceShelf = 'localStorage'
/** Ends with the tab. */
export const tabShelf = 'sessionStorage'

type ShelfName = typeof deviceShelf | typeof tabShelf

const name = 'queue'

/** Empty where there is none. */
export const readKept = (shelf: ShelfName): string => attempt(() => page[shelf][settings.prefix + name]) || ''

/** An empty text takes it away. */
export const keep = (shelf: ShelfName, text: string): void => {
  attempt(() => {
    const texts = page[shelf]
    if (text) texts[settings.prefix + name] = text
    else delete texts[settings.prefix + name]
  })
}
