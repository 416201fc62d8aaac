import type { Page } from '../browser/page.ts'
import { marksOf } from './attributes.ts'
import type { Track } from './make-event.ts'

/** Reads a search from the address of its results, and their number from `data-candor-results`. */
export function findSearch(page: Page, parameters: string[], track: Track): void {
  const query = new URLSearchParams(page.location.search)
  const [counter] = page.document.querySelectorAll('[data-candor-results]')
  for (const parameter of parameters) {
    const search_term = query.get(parameter)
    if (search_term) {
      track('search', { ...(counter && marksOf(counter)), search_term })
      return
    }
  }
}
