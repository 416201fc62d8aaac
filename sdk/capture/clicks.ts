// Clicks that are events without code: elements marked `data-candor-event`, links out of the shop and downloads.
import type { Listen } from '../browser/listen.ts'
import type { Page } from '../browser/page.ts'
import type { TagSettings } from '../protocol/tag-settings.ts'
import { marksOf } from './attributes.ts'
import type { Track } from './make-event.ts'
import { isShopEvent } from './shop-events.ts'

const downloads = /\.(7z|csv|dmg|docx?|epub|exe|gz|mp[34]|pdf|pptx?|rar|xlsx?|zip)$/i

export function watchClicks(
  { location }: Page,
  listen: Listen,
  { attributes, links }: TagSettings['capture'],
  track: Track,
): void {
  const onMarked = (element: Element) => {
    const { event, ...marks } = marksOf(element)
    // A marked list is an event when it comes into view.
    if (event !== 'view_item_list')
      track(event, isShopEvent(event) && marks.item_id ? { ...marks, items: [marks] } : marks)
  }
  const onLink = ({ hostname, pathname }: HTMLAnchorElement) => {
    if (hostname && hostname !== location.hostname) track('outbound_click', { host: hostname })
    else if (downloads.test(pathname)) track('download', { file: pathname.replace(/.*\//, '') })
  }
  // A click with the middle button opens a link in a new tab.
  listen('click auxclick', ({ target }) => {
    if (!(target as Partial<Element> | null)?.closest) return
    const element = target as Element
    const marked = attributes && element.closest('[data-candor-event]')
    const link = links && element.closest('a')
    if (marked) onMarked(marked)
    if (link) onLink(link)
  })
}
