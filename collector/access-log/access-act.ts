// What the access log is told of one act: who did what to which thing, from where. What could name somebody is kept as a
// keyed tag, or not at all.

/** What was done (L1). */
export const operations = ['created', 'updated', 'deleted', 'read'] as const
export type Operation = (typeof operations)[number]

/** Who acts without an ID of their own. */
export const actors = [
  /** The brand's server, by its key. */
  'server',
  /** The command line. */
  'operator',
  /** A time limit that ran out. */
  'retention',
  /** A shopper, by a mailed link. */
  'person',
  /** An ambassador, by the link to their list. */
  'ambassador',
  /** Whoever holds a link to reports. */
  'link',
  /** Nobody known: a log-in that failed. */
  'nobody',
] as const
export type Actor = (typeof actors)[number]

/** To what it was done. A new kind of thing is one line more. */
export const entities = [
  'access_log',
  'ambassador',
  'ambassador_link',
  'ambassador_list',
  'backup',
  'brand',
  'consents',
  'contact',
  'contacts',
  'credits',
  'events',
  'hold',
  'invitation',
  'keys',
  'ledger',
  'limits',
  'order',
  'person',
  'preferences',
  'privacy_notice',
  'publication',
  'receipt',
  'refund',
  'report',
  'send',
  'session',
  'share_link',
  'suppression',
  'tombstones',
  'user',
  'users',
  'visitor',
] as const
export type Entity = (typeof entities)[number]

export interface AccessAct {
  /** An opaque person's ID (a ULID), or who acts without one. */
  by: Actor | (string & {})
  operation: Operation
  entity: Entity
  /**
   * The entity's ID where this collector made it: a UUID, a ULID, a keyed tag (`h1_…`), a brand's name, a day or a
   * month. Kept as it is; anything else is refused with a TypeError.
   */
  id?: string | undefined
  /** Its ID where somebody else made it (a customer's, an ambassador's, an order's): may be an address, and is kept as a tag. */
  foreignId?: string | undefined
  /** The route's pattern with its method, or the command; never an address with values. */
  route?: string | undefined
  /** The address that the request came from; kept as a keyed tag. */
  address?: string | undefined
  /** A word of the code (`request`, `minor`, `support`): lower-case letters and `_`. */
  reason?: string | undefined
  /** What a person wrote, e.g. why they unmask (A8): kept as a keyed tag, which proves the words to whoever has them. */
  note?: string | undefined
  /** Whether it was refused; default false. */
  refused?: boolean | undefined
}
