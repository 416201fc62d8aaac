// What the events hold of a person (article 15). Rows: what stands under their own e-mail, phone or customer ID. Of the
// other visits of the same browsers only how many and when, since somebody else may have sat there (article 15(4)).
import type { Contact } from '../contacts/contact.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import { normaliseEmail } from '../privacy/normalise-email.ts'
import type { EventStore, Row } from '../stores/events.ts'

/** What a person's events stand under, as the store has it. */
export interface OwnTags {
  emails: string[]
  phones: string[]
  customers: string[]
}

export interface Behaviour {
  /** All of them; `events` holds the newest of these, `mostEvents` at most. */
  events_in_all: number
  /** The oldest first; times in ISO 8601. */
  events: Row[]
  /** Of browsers that such an event came from, without a sign whose they are. */
  same_browser: { events: number; first_at: string | null; last_at: string | null }
}

export type AskBehaviour = (brand: string, tags: OwnTags) => Promise<Behaviour>

/** A row is some 600 bytes of JSON. */
const mostEvents = 20_000
/** Clocks differ by a moment. */
const aheadMs = 86_400_000

/** The tags of some contacts, under every pepper that is kept; and those of the shop's own ID of the person. */
export function ownTagsOf(
  keyRing: Pick<KeyRing, 'tagsUnderEveryVersion'>,
  brand: string,
  contacts: readonly Contact[],
  customer: string | null = null,
): OwnTags {
  const tagsOf = (kind: 'email' | 'phone' | 'customer', values: (string | null | undefined)[]) => {
    const known = new Set(values.filter((value): value is string => typeof value === 'string'))
    return [...known].flatMap((value) => keyRing.tagsUnderEveryVersion(brand, kind, value))
  }
  return {
    emails: tagsOf(
      'email',
      contacts.map(({ fields }) => normaliseEmail(fields.email ?? '')),
    ),
    phones: tagsOf(
      'phone',
      contacts.map(({ fields }) => fields.phone),
    ),
    customers: tagsOf('customer', [customer?.normalize('NFKC').trim()]),
  }
}

export function createAskBehaviour({
  store,
  now,
}: {
  store: Pick<EventStore, 'query'>
  now: () => number
}): AskBehaviour {
  return async (brand, { emails, phones, customers }) => {
    if (emails.length + phones.length + customers.length === 0) return nothing
    const period = { brand, from: 0, until: now() + aheadMs, params: { emails, phones, customers } }
    const events = await store.query({ ...period, sql: eventsSql })
    const [count] = await store.query({ ...period, sql: countSql })
    return {
      events_in_all: Number(count?.own ?? 0),
      events: events.map(toShown).reverse(),
      same_browser: {
        events: Number(count?.others ?? 0),
        first_at: isoOf(count?.first_at),
        last_at: isoOf(count?.last_at),
      },
    }
  }
}

const nothing: Behaviour = {
  events_in_all: 0,
  events: [],
  same_browser: { events: 0, first_at: null, last_at: null },
}

/** `own`: the events of the person; a customer ID that one of them names is theirs too. */
const ownSql = (events: string) => `WITH everything AS (SELECT * FROM ${events}),
  direct AS (SELECT customer FROM everything WHERE email IN (SELECT unnest($emails))
    OR phone IN (SELECT unnest($phones)) OR customer IN (SELECT unnest($customers))),
  own AS (SELECT * FROM everything WHERE email IN (SELECT unnest($emails))
    OR phone IN (SELECT unnest($phones)) OR customer IN (SELECT unnest($customers))
    OR customer IN (SELECT customer FROM direct WHERE customer IS NOT NULL))`

const eventsSql = (events: string) => `${ownSql(events)}
  SELECT time, name, host, path, referrer_host, utm_source, utm_medium, utm_campaign, publication, device, browser, os,
    search_term, results, category, transaction_id, currency, value_minor, item_list_id,
    CAST(to_json(items) AS VARCHAR) AS items, params, analytics, attribution, personalisation,
    visitor_basis, email IS NOT NULL AS with_email, phone IS NOT NULL AS with_phone, customer IS NOT NULL AS with_customer
  FROM own ORDER BY time DESC LIMIT ${mostEvents}`

const countSql = (events: string) => `${ownSql(events)},
  others AS (SELECT time FROM everything WHERE visitor_basis = 'id'
    AND visitor IN (SELECT visitor FROM own WHERE visitor_basis = 'id') AND id NOT IN (SELECT id FROM own))
  SELECT (SELECT count(*) FROM own) AS own, count(*) AS others, min(time) AS first_at, max(time) AS last_at FROM others`

function toShown({ time, items, params, ...rest }: Row): Row {
  const filled = Object.entries({
    ...rest,
    items: items === '[]' ? null : (items ?? null),
    params: params ?? null,
  })
  return { at: isoOf(time), ...Object.fromEntries(filled.filter(([, value]) => value !== null)) }
}

function isoOf(time: Row[string] | undefined): string | null {
  return typeof time === 'number' ? new Date(time).toISOString() : null
}
