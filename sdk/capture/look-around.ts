// What the page says without code: lists that come into view, and the search that it answers.
import { address } from '../browser/address.ts'
import { guard } from '../browser/guard.ts'
import { document, location, page } from '../browser/page.ts'
import { settings } from '../settings.ts'
import { marksOf } from './attributes.ts'
import { searchedAt } from './tab-memory.ts'
import { track } from './track.ts'

/** What was told bears a mark that no attribute shows. */
type MarkedList = Element & { candor?: true }

let observer: { observe(element: Element): void }

/** A list marked `data-candor-event="view_item_list"` is an event when it comes into view, once. */
const onChange = guard((changes: { isIntersecting: boolean; target: MarkedList }[]) => {
  for (const { isIntersecting, target } of changes) {
    if (!isIntersecting || target.candor) continue
    target.candor = true
    const items = [...target.querySelectorAll('[data-candor-item_id]')].map(marksOf)
    track('view_item_list', { ...marksOf(target), items })
  }
})

export const startLookingAround = (): void => {
  observer = new page.IntersectionObserver(onChange)
}

/**
 * For lists that have come onto the page since, and for a search in the address that is not told; its number of results
 * stands in `data-candor-results`.
 */
export const lookAround = guard(() => {
  // Observing an element twice is observing it once.
  for (const list of document.querySelectorAll('[data-candor-event=view_item_list]')) observer.observe(list)
  if (searchedAt === address()) return
  const query = new URLSearchParams(location.search)
  const search_term = settings.searchParameters.map((name) => query.get(name)).find((term) => term)
  const [counter] = document.querySelectorAll('[data-candor-results]')
  if (search_term) track('search', { ...(counter && marksOf(counter)), search_term })
})
