// Everything about publications and their credits that stands on both stores, put together for the routes.
import { createReadCreditFigures, type ReadCreditFigures } from './attribution/credit-figures.ts'
import { createReadCreditFacts, type ReadCreditFacts } from './attribution/credit-question.ts'
import { createListCredits, type ListCredits } from './attribution/list-credits.ts'
import { createReleases, type Releases } from './attribution/releases.ts'
import { createAttributionRules } from './attribution/rules.ts'
import type { OwnEvents } from './events/keep-own-event.ts'
import { type CountLink, createCountLink } from './publications/count-link.ts'
import { createReadLinkFigures, type ReadLinkFigures } from './publications/link-figures.ts'
import type { Publications } from './publications/publications.ts'
import type { Sends } from './publications/sends.ts'
import type { EventStore } from './stores/events.ts'
import type { RecordStore } from './stores/records.ts'

export interface PublicationRooms {
  countLink: CountLink
  releases: Releases
  /** Also where a changed setting is noticed: each look makes the version that the setting calls for. */
  readFacts: ReadCreditFacts
  listCredits: ListCredits
  readCreditFigures: ReadCreditFigures
  readLinkFigures: ReadLinkFigures
}

export interface PublicationRoomsOptions {
  records: RecordStore
  store: EventStore
  publications: Publications
  sends: Sends
  ownEvents: OwnEvents
  newId: () => string
  now: () => number
}

export function createPublicationRooms(options: PublicationRoomsOptions): PublicationRooms {
  const { store, ownEvents, now } = options
  const releases = createReleases(options)
  const readFacts = createReadCreditFacts({ ...options, rules: createAttributionRules(options), releases })
  const reading = { store, readFacts, now }
  return {
    countLink: createCountLink({ ...options, keepBrowserEvent: ownEvents.fromBrowser }),
    releases,
    readFacts,
    listCredits: createListCredits(reading),
    readCreditFigures: createReadCreditFigures(reading),
    readLinkFigures: createReadLinkFigures(store),
  }
}
