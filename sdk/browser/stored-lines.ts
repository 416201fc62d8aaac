import { attempt } from './attempt.ts'
import type { Page } from './page.ts'

/** Changes lines of text that the browser keeps; none left is no key. Where nothing can be kept, nothing happens. */
export type StoredLines = (change: (lines: string[]) => string[]) => void

/** Access itself may throw (cookies blocked), and so may writing (full, or private browsing in old Safari). */
export const createStoredLines =
  (page: Page, shelf: 'localStorage' | 'sessionStorage', key: string): StoredLines =>
  (change) => {
    attempt(() => {
      const lines = change((page[shelf].getItem(key) || '').split('\n').filter((line) => line))
      if (lines[0]) page[shelf].setItem(key, lines.join('\n'))
      else page[shelf].removeItem(key)
    })
  }
