// Remembers what the store answered, for as long as the events that a question is about are the same: a page asks the same
// for each who looks at it, and what may be shown of small groups is decided by the same counts for many questions.
import { LRUCache } from 'lru-cache'
import type { EventQuery, EventStore, Row } from '../stores/events.ts'

/** Values of all remembered rows together: at most some 20 MB. */
const mostValues = 200_000

/** The same answers as the store's; the same question asked twice at once is asked once. */
export function createRememberedStore(
  store: Pick<EventStore, 'query' | 'version'>,
  most = mostValues,
): Pick<EventStore, 'query'> {
  const answers = new LRUCache<string, Row[], EventQuery>({
    maxSize: most,
    maxEntrySize: Math.ceil(most / 4),
    sizeCalculation: (rows, key) =>
      1 + rows.length * Object.keys(rows[0] ?? {}).length + Math.ceil(key.length / 50),
    fetchMethod: (_key, _known, { context }) => store.query(context),
  })
  return {
    async query(question) {
      const { brand, from, until, params, sql } = question
      // The version is asked for first: rows that came in meanwhile are remembered under one that is over.
      const { files, events } = await store.version(question)
      const key = JSON.stringify([brand, from, until, files, events, sql('events'), params])
      return (await answers.fetch(key, { context: question })) ?? store.query(question)
    },
  }
}
