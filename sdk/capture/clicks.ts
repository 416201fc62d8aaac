// Clicks that are events without code: elements marked `data-candor-event`, links out of the shop and downloads.
import { listen } from '../browser/listen.ts'
import { location } from '../browser/page.ts'
import { settings } from '../settings.ts'
import { type Marks, marksOf } from './attributes.ts'
import { isShopEvent } from './shop-events.ts'
import { track } from './track.ts'

const downloads = /\.(csv|docx?|pdf|pptx?|xlsx?|zip)$/i

const onMarked = ({ event, ...marks }: Marks): void => {
  // A marked list is an event when it comes into view.
  if (event !== 'view_item_list')
    track(event, isShopEvent(event) && marks.item_id ? { ...marks, items: [marks] } : marks)
}

const onLink = ({ hostname, pathname }: HTMLAnchorElement): void => {
  if (hostname && hostname !== location.hostname) track('outbound_click', { host: hostname })
  else if (downloads.test(pathname)) track('download', { file: pathname })
}

export const watchClicks = (): void =>
  // A click with the middle button opens a link in a new tab.
  listen('click auxclick', ({ target }) => {
    const clicked = target as Element
    const marked = clicked.closest('[data-candor-event]')
    const link = settings.links && clicked.closest('a')
    if (marked) onMarked(marksOf(marked))
    if (link) onLink(link)
  })
