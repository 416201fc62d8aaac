import { attempt } from './attempt.ts'
import type { Page } from './page.ts'

/** One text that the browser keeps; empty is none. */
export interface KeptText {
  read_(): string
  write_(text: string): void
}

/** Access itself may throw (cookies blocked), and so may writing (full, or private browsing in old Safari). */
export const createKeptText = (
  page: Page,
  shelf: 'localStorage' | 'sessionStorage',
  key: string,
): KeptText => ({
  read_: () => attempt(() => page[shelf].getItem(key)) || '',
  write_(text) {
    attempt(() => (text ? page[shelf].setItem(key, text) : page[shelf].removeItem(key)))
  },
})
