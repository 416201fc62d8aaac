// Clicks that are events without code: elements marked `data-candor-event`, links out of the shop and downloads.
import type { Listen } from '../browser/listen.ts'
import type { Page } from '../browser/page.ts'
import { marksOf } from './attributes.ts'
import type { Track } from './make-event.ts'
import { isShopEvent } from './shop-events.ts'

const downloads = /\.(csv|docx?|exe|mp[34]|pdf|pptx?|xlsx?|zip)$/i

export function watchClicks(page: Page, listen: Listen, hasLinks: boolean, track: Track): void {
  const onMarked = (marked: Element) => {
    const { event, ...marks } = marksOf(marked)
    // A marked list is an event when it comes into view.
    if (event !== 'view_item_list')
      track(event, isShopEvent(event) && marks.item_id ? { ...marks, items: [marks] } : marks)
  }
  const onLink = ({ hostname, pathname }: HTMLAnchorElement) => {
    if (hostname && hostname !== page.location.hostname) track('outbound_click', { host: hostname })
    else if (downloads.test(pathname)) track('download', { file: pathname.replace(/.*\//, '') })
  }
  // A click with the middle button opens a link in a new tab.
  listen('click auxclick', ({ target }) => {
    const find = <Found extends Element>(selector: string): Found | null =>
      (target as Element).closest(selector)
    const marked = find('[data-candor-event]')
    const link = hasLinks && find<HTMLAnchorElement>('a')
    if (marked) onMarked(marked)
    if (link) onLink(link)
  })
}
