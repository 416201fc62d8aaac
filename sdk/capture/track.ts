import { isRefused } from '../consent/shopper-consent.ts'
import { addEvent } from '../queue/event-queue.ts'
import type { Params } from './make-event.ts'
import { complete, known } from './tab-memory.ts'

/**
 * Takes an event into the queue, unless the shopper refuses. An order counts once in a tab: its thank-you page may be
 * loaded again.
 */
export const track = (name: string, params?: Params): void => {
  const key = name + params?.transaction_id
  if (isRefused || known.has(key)) return
  if (name === 'purchase') known.set(key, {})
  addEvent(name, params && complete(name, params))
}
