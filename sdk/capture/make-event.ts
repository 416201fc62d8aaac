import type { Page } from '../browser/page.ts'
import { randomId } from '../browser/random-id.ts'
import type { WireEvent } from '../protocol/batch.ts'
import type { CustomParams, EventParams } from '../protocol/events.ts'
import { limits } from '../protocol/limits.ts'

/** An event of the wire; a field that is `undefined` does not travel. */
export type QueuedEvent = Pick<WireEvent, 'id' | 'name' | 'at'> & {
  url?: string | undefined
  params?: Params | undefined
}

/** What a page or its markup hands over as parameters. The collector's allow-list decides what is kept. */
export type Params = EventParams | CustomParams

export type Track = (name: string, params?: Params) => void

/** What happened, where and when. Parameters are copied one level deep: the page may go on changing its own object. */
export const makeEvent = (page: Page, name: string, params?: Params): QueuedEvent => ({
  id: randomId(page.crypto),
  name,
  at: page.Date.now(),
  url: page.location.href.replace(/#.*/, '').slice(0, limits.urlLength),
  params: params && { ...params },
})
