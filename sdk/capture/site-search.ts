// A search is read from the address of its results, and the number of them from `data-candor-results`.
import type { Page } from '../browser/page.ts'
import { marksOf } from './attributes.ts'
import type { Track } from './make-event.ts'

/** Looks once an address; not where the page has told its search by itself (`isTold`). */
export function createSiteSearch(page: Page, parameters: string[], isTold: () => boolean, track: Track) {
  let looked: string | undefined
  return () => {
    const { href, search } = page.location
    if (href === looked) return
    looked = href
    const query = new URLSearchParams(search)
    const name = parameters.find((parameter) => query.get(parameter))
    if (!name || isTold()) return
    const [counter] = page.document.querySelectorAll('[data-candor-results]')
    track('search', { ...(counter && marksOf(counter)), search_term: query.get(name) ?? '' })
  }
}
