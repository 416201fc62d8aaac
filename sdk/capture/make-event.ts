import { address } from '../browser/address.ts'
import { page } from '../browser/page.ts'
import { randomId } from '../browser/random-id.ts'
import type { WireEvent } from '../protocol/batch.ts'
import type { CustomParams, EventParams } from '../protocol/events.ts'

/** An event of the wire; a field that is `undefined` does not travel. */
export type QueuedEvent = Pick<WireEvent, 'id' | 'name' | 'at'> & {
  url?: string | undefined
  params?: Params | undefined
}

/** What a page or its markup hands over as parameters. The collector's allow-list decides what is kept. */
export type Params = EventParams | CustomParams

/** What happened, where and when. */
export const makeEvent = (name: string, params?: Params): QueuedEvent => ({
  id: randomId(),
  name,
  at: page.Date.now(),
  url: address(),
  params,
})
