// Lists marked `data-candor-event="view_item_list"` are events when they come into view, once each.
import type { Guard } from '../browser/guard.ts'
import type { Page } from '../browser/page.ts'
import { marksOf } from './attributes.ts'
import type { Track } from './make-event.ts'

/** Answers a function that looks for lists which have come onto the page since. */
export function watchLists(page: Page, guard: Guard, track: Track): () => void {
  const seen = new WeakSet<Element>()
  const onChange: ConstructorParameters<NonNullable<Page['IntersectionObserver']>>[0] = guard((changes) => {
    for (const { isIntersecting, target } of changes) {
      if (isIntersecting && !seen.has(target)) {
        seen.add(target)
        const { event, ...list } = marksOf(target)
        track(event, { ...list, items: [...target.querySelectorAll('[data-candor-item_id]')].map(marksOf) })
      }
    }
  })
  const { IntersectionObserver: Observer } = page
  const observer = Observer && new Observer(onChange)
  return () => {
    // Observing an element twice is observing it once.
    for (const list of page.document.querySelectorAll('[data-candor-event=view_item_list]'))
      observer?.observe(list)
  }
}
