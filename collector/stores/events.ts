// The port of the event store: append a closed journal segment once, and ask questions of a brand's events.
// Engines live in the folders beside this file.

/** One order line, as stored. Money is in minor units of the event's currency. */
export interface StoredItem {
  item_id: string
  item_name: string | null
  item_brand: string | null
  item_category: string | null
  price_minor: number | null
  quantity: number | null
  index: number | null
  item_list_id: string | null
  item_list_name: string | null
}

/** The visitor and the visit of an event that is nobody's: never counted as one. */
export const nobody = '00000000-0000-0000-0000-000000000000'

/** One event as it stands in the journal and in the store. Nothing in it is readable as a person. */
export interface StoredEvent {
  brand: string
  /** The browser's UUID. */
  id: string
  name: string
  /** When it happened, milliseconds since 1970, corrected to the collector's clock. */
  time: number
  /** When it arrived, milliseconds since 1970. */
  received: number
  /** UUID-shaped pseudonym: keyed hash of the visitor ID, or the daily one where there is none. */
  visitor: string
  visitor_basis: 'id' | 'daily'
  /** UUID-shaped pseudonym of the visit. */
  session: string
  /** `h<version>_…` tags, or null. */
  customer: string | null
  email: string | null
  phone: string | null
  /** `i1_…`: keyed hash of the IP under the day's salt. */
  network: string
  consent_mode: string
  analytics: boolean
  attribution: boolean
  personalisation: boolean
  host: string | null
  path: string | null
  referrer_host: string | null
  utm_source: string | null
  utm_medium: string | null
  utm_campaign: string | null
  publication: string | null
  /** `desktop`, `phone`, `tablet` or `other`. */
  device: string
  browser: string | null
  os: string | null
  search_term: string | null
  results: number | null
  category: string | null
  transaction_id: string | null
  currency: string | null
  value_minor: number | null
  tax_minor: number | null
  shipping_minor: number | null
  coupon: string | null
  item_list_id: string | null
  item_list_name: string | null
  items: StoredItem[]
  /** A custom event's parameters as JSON text, else null. */
  params: string | null
  /** The journal's filter has seen this event or order ID before: look before storing. */
  maybe_repeat: boolean
}

/** A closed journal file, ready to be loaded. */
export interface Segment {
  /** A ULID: never loaded twice. */
  id: string
  path: string
  events: number
  /** Trust no `maybe_repeat` mark: look every event up. For a segment that is loaded out of its turn. */
  checkAll?: boolean
}

export interface LoadResult {
  stored: number
  /** Not stored because the event or the order was there already. */
  repeated: number
}

/** A question about one brand's events between two instants, `[from, until)` in milliseconds since 1970. */
export interface EventQuery {
  brand: string
  from: number
  until: number
  /**
   * Builds the SQL text. `events` is a relation with the columns of StoredEvent less `brand` and `maybe_repeat`, and
   * `visitor_key` and `session_key`, numbers that stand for the two pseudonyms where they are only counted. It is
   * already limited to the period; use it as a table name. Values go through `$name` parameters only. `rollUp` is there
   * where the store has added the events up, and `addUp` is.
   */
  sql: (events: string, rollUp?: RollUp) => string
  addUp?: AddUp
  params?: Record<string, string | number | boolean | string[]>
}

/** How events are added up for a question. */
export interface AddUp {
  /** The number of an event's local day as SQL over `time`, for events of some instants: what a roll-up is divided by. */
  localDay: (span: { from: number; until: number }) => string
  /** Further columns of stays by their name, as SQL over the others. */
  ofStay?: Readonly<Record<string, string>>
}

/**
 * The same events, added up: relations that can stand after FROM. A stay is a visitor's events of one visit on one local
 * day, of one customer, device, browser, system and publication, and orders of one currency; see `stay-columns.ts`.
 */
export interface RollUp {
  /** How far it reaches; `split` further. */
  span: { from: number; until: number }
  stays: string
  /** The stays that are all there is of their visit. */
  whole: string
  /** The other stays of visits. */
  pieces: string
  /** The `session_key` of visits that are in pieces, of the period or not. */
  split: string
  /** Events that are few, as they are: about carts, orders, refunds, searches and publications' links. */
  acts: string
  /** The names of these. */
  actNames: readonly string[]
  /** A row for each line of some events: its `item`, and what is known of the event. Its `id` where it is an order. */
  lines: string
  /** The names of these. */
  lineNames: readonly string[]
}

/** A relation that was worked out once, for the questions that read it. */
export interface KeptRelation {
  /** Can stand after FROM in questions about any time. */
  name: string
  /** Lets go of it: what keeps it holds memory until then. */
  drop(): Promise<void>
}

export type Row = Record<string, string | number | boolean | null>

/** Some columns of a brand's events between two instants, `[from, until)`, as a file. */
export interface EventExport {
  brand: string
  from: number
  until: number
  columns: readonly (keyof Omit<StoredEvent, 'brand' | 'maybe_repeat'>)[]
  format: 'csv' | 'json' | 'parquet'
  /** The file; it is overwritten. */
  path: string
}

/** A store that can write files. JSON is one event a line. */
export interface EventExporter {
  /** Answers how many events the file holds. */
  export(wanted: EventExport): Promise<number>
}

/** What a brand's months that lie between two instants hold: the same files and as many events are the same events. */
export interface StoreVersion {
  /** Another text once one of the months is written anew, or gone: events that are added change no file for another. */
  files: string
  events: number
}

export interface EventStore {
  /** Loads a segment whole and exactly once; loading it again answers what the first time stored. */
  load(segment: Segment): Promise<LoadResult>
  /** Rows as plain JavaScript values: integers as numbers, UUIDs as strings. */
  query(question: EventQuery): Promise<Row[]>
  /** Works out what a question asks for, and keeps its rows: of one moment, however many questions read them. */
  keep(question: EventQuery): Promise<KeptRelation>
  version(span: Pick<EventQuery, 'brand' | 'from' | 'until'>): Promise<StoreVersion>
  /** Every event ID received since an instant, and every order ID, to rebuild the journal's filter at start. */
  forEachRecent(
    since: number,
    see: (kind: 'event' | 'order', brand: string, id: string) => void,
  ): Promise<void>
  close(): Promise<void>
}

/** Whose behaviour is taken from its events: pseudonyms and tags as the store has them. */
export interface WhoseEvents {
  /** UUID-shaped pseudonyms. `nobody` is never meant. */
  visitors: readonly string[]
  customers: readonly string[]
  emails: readonly string[]
  phones: readonly string[]
}

/** Only events that arrived before this moment (milliseconds since 1970): what comes later is new behaviour. */
export interface WantedForgetting extends WhoseEvents {
  receivedBefore: number
}

/** What stands in the place of an ID from now on. The same for the same, so that what is counted once each stays so. */
export type NewId = (kind: 'visitor' | 'session' | 'customer', old: string) => string

export interface Forgotten {
  events: number
  /** Months whose files were written anew, `2026-11`, the oldest first. */
  months: string[]
}

/** A store that can let go of what it holds. Each act may be killed anywhere, and be asked for again. */
export interface EventEraser {
  /** The months that a brand has events of, `2026-11`, the oldest first. */
  months(brand: string): Promise<string[]>
  /** Drops every month that lies wholly before this moment; answers which, the oldest first. */
  dropMonths(brand: string, before: number): Promise<string[]>
  /**
   * Takes these people from their events: visitor, session and customer become others, e-mail and phone null. A month
   * is the old or the new one at any moment, and of the old bytes nothing stays. Waits for loads, and loads for it;
   * questions go on.
   */
  forget(brand: string, whose: WantedForgetting, newId: NewId): Promise<Forgotten>
  /** Lets go of all of a brand's events and deletes them. */
  removeBrand(brand: string): Promise<void>
}

/** A brand's month file as it is at one moment. */
export interface MonthFile {
  path: string
  events: number
  /** Another one whenever the file is: what has this mark still was copied already. */
  mark: string
}

/** A store whose files can be copied while it is used. */
export interface EventCopier {
  /**
   * Shows `work` a file that holds everything loaded before, and stays as it is till `work` is done: loads wait,
   * questions go on. Null, and nothing is shown, where there is no such month.
   */
  withMonthFile<Result>(
    brand: string,
    month: string,
    work: (file: MonthFile) => Promise<Result>,
  ): Promise<Result | null>
}
