// An engine of the event store on the bench: opened anew for each case, with the few questions that the suite asks.
import { onTestFinished } from 'vitest'
import type { EventQuery, EventStore, StoredEvent } from '../../../collector/stores/events.ts'
import { storedEvent, uuid } from '../../support/stored-event.ts'
import { newTempFolder } from '../../support/temp-folder.ts'
import { noon } from '../../support/wire-batch.ts'
import { writtenSegment } from '../../support/written-segment.ts'

export const hourMs = 3_600_000
export const always = { from: 0, until: 4e12 }

export interface EngineUnderTest {
  name: string
  /** Opens the store that lives in this folder; the suite closes it. */
  open(folder: string): Promise<EventStore>
}

/** A store with the few questions that the suite asks. */
export async function opened(engine: EngineUnderTest, folder = newTempFolder()) {
  const store = await engine.open(folder)
  let isOpen = true
  const close = async () => {
    if (isOpen) await store.close()
    isOpen = false
  }
  onTestFinished(close)
  const segments = newTempFolder()
  return {
    store,
    folder,
    close,
    write: (...events: StoredEvent[]) => writtenSegment(segments, events),
    load: async (...events: StoredEvent[]) => store.load(await writtenSegment(segments, events)),
    count: async (question: Partial<EventQuery> = {}) => {
      const rows = await store.query({
        brand: 'shop',
        ...always,
        sql: (events) => `select count(*) as events from ${events}`,
        ...question,
      })
      return rows[0]?.events
    },
  }
}

export const view = (number: number, fields: Partial<StoredEvent> = {}) =>
  storedEvent({ id: uuid(number), time: noon, ...fields })

export const order = (number: number, fields: Partial<StoredEvent> = {}) =>
  view(number, { name: 'purchase', transaction_id: 'T1', value_minor: 5990, ...fields })

/** As the journal's filter marks what it has seen. */
export const seen = (event: StoredEvent): StoredEvent => ({ ...event, maybe_repeat: true })
