// Lists marked `data-candor-event="view_item_list"` are events when they come into view, once each.
import type { Guard } from '../browser/guard.ts'
import type { Page } from '../browser/page.ts'
import { marksOf } from './attributes.ts'
import type { Track } from './make-event.ts'

/** Answers a function that looks for lists which have come onto the page since. */
export function watchLists(page: Page, guard: Guard, track: Track): () => void {
  const told = new WeakSet<Element>()
  const onChange = guard((changes: { isIntersecting: boolean; target: Element }[]) => {
    for (const { isIntersecting, target } of changes) {
      if (!isIntersecting || told.has(target)) continue
      told.add(target)
      const items = [...target.querySelectorAll('[data-candor-item_id]')].map(marksOf)
      track('view_item_list', { ...marksOf(target), items })
    }
  })
  const observer = page.IntersectionObserver && new page.IntersectionObserver(onChange)
  return () => {
    // Observing an element twice is observing it once.
    for (const list of page.document.querySelectorAll('[data-candor-event=view_item_list]'))
      observer?.observe(list)
  }
}
