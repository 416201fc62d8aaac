// Everything about publications and their credits that stands on both stores, put together for the routes.
import { createReadCreditFigures, type ReadCreditFigures } from './attribution/credit-figures.ts'
import { createReadCreditFacts, type ReadCreditFacts } from './attribution/credit-question.ts'
import { createListCredits, type ListCredits } from './attribution/list-credits.ts'
import { createNoticeRules, type NoticeRules } from './attribution/notice-rules.ts'
import { createReleases, type Releases } from './attribution/releases.ts'
import { createAttributionRules } from './attribution/rules.ts'
import type { BrandRegistry } from './brands/brand-registry.ts'
import type { OwnEvents } from './events/keep-own-event.ts'
import { type CountLink, createCountLink } from './publications/count-link.ts'
import { createReadLinkFigures, type ReadLinkFigures } from './publications/link-figures.ts'
import type { Publications } from './publications/publications.ts'
import type { Sends } from './publications/sends.ts'
import { createReadShownPublications, type ReadShownPublications } from './publications/shown-publications.ts'
import type { EventStore } from './stores/events.ts'
import type { RecordStore } from './stores/records.ts'

export interface PublicationRooms {
  countLink: CountLink
  releases: Releases
  /** For a timer. */
  noticeRules: NoticeRules
  /** Whoever looks first makes the version that a changed setting calls for. */
  readFacts: ReadCreditFacts
  listCredits: ListCredits
  readCreditFigures: ReadCreditFigures
  readLinkFigures: ReadLinkFigures
  readShown: ReadShownPublications
}

export interface PublicationRoomsOptions {
  records: RecordStore
  brands: BrandRegistry
  store: EventStore
  publications: Publications
  sends: Sends
  ownEvents: OwnEvents
  newId: () => string
  now: () => number
}

export function createPublicationRooms(options: PublicationRoomsOptions): PublicationRooms {
  const { store, ownEvents, now } = options
  const rules = createAttributionRules(options)
  const releases = createReleases(options)
  const readFacts = createReadCreditFacts({ ...options, rules, releases })
  const reading = { store, readFacts, now }
  return {
    countLink: createCountLink({ ...options, keepBrowserEvent: ownEvents.fromBrowser }),
    releases,
    noticeRules: createNoticeRules({ ...options, rules }),
    readFacts,
    listCredits: createListCredits(reading),
    readCreditFigures: createReadCreditFigures(reading),
    readLinkFigures: createReadLinkFigures(store),
    readShown: createReadShownPublications(reading),
  }
}
