// What figures can be broken down and filtered by: a table.
import type { Dialect } from './dialect.ts'
import { type AnyEventName, lineEvents } from './event-names.ts'
import type { Scope } from './scopes.ts'

/** What of a scope has a dimension; absent: all of it. */
export interface Having {
  /** Only these events. */
  events?: readonly AnyEventName[]
  /** Only these rows, as SQL. */
  where?: string
  /** Not its rows have it but the visits that they belong to: figures are filtered by it, not broken down. */
  byVisit?: true
}

export interface Dimension {
  definition: string
  /** The scopes whose rows have it. */
  scopes: Partial<Record<Scope, Having>>
  /** The value as SQL; null where it is worked out otherwise (days by offsets, funnel steps by their order). */
  column: ((dialect: Dialect) => string) | null
  filter: boolean
}

const all = {}
const everywhere = {
  events: all,
  lines: all,
  visits: all,
  searches: all,
  carts: all,
  sales: all,
  orders: all,
  returns: all,
  cohorts: all,
} as const
const ofEvents = { filter: true, scopes: { ...everywhere, funnel: all } } as const
const byVisit = { byVisit: true } as const
const ofVisits = {
  filter: true,
  scopes: {
    visits: all,
    returns: all,
    events: byVisit,
    lines: byVisit,
    searches: byVisit,
    carts: byVisit,
    sales: byVisit,
    orders: byVisit,
    funnel: byVisit,
  },
} as const
const ofCredits = { filter: true, scopes: { credits: all } } as const
const ofLines = { filter: true, scopes: { lines: { events: lineEvents } } } as const

export const dimensions = {
  date: {
    definition: 'Day in the brand’s time zone; every day of the period is there.',
    scopes: { ...everywhere, funnel: all, credits: all },
    column: null,
    filter: false,
  },
  week: {
    definition: 'Week in the brand’s time zone, by its Monday; of the steps of a funnel.',
    scopes: { funnel: all },
    column: null,
    filter: false,
  },
  page: {
    filter: true,
    definition: 'Path of the page that was viewed, without query string.',
    scopes: { events: { events: ['page_view'] } },
    column: () => 'path',
  },
  entry_page: {
    ...ofVisits,
    definition: 'Path of the first page of the visit.',
    column: () => 'entry_page',
  },
  exit_page: { ...ofVisits, definition: 'Path of the last page of the visit.', column: () => 'exit_page' },
  search_term: {
    filter: true,
    definition:
      'What was searched for, in lower case, without spaces at either end; of order lines, the search whose results they came from.',
    scopes: { events: { events: ['search'] }, lines: { where: 'search_term IS NOT NULL' }, searches: all },
    column: (dialect) => dialect.fold('search_term'),
  },
  product: {
    ...ofLines,
    definition: 'The shop’s item ID; product_name is the most recent name seen with it.',
    column: () => 'item.item_id',
  },
  item_brand: { ...ofLines, definition: 'The product’s brand.', column: () => 'item.item_brand' },
  item_category: { ...ofLines, definition: 'The product’s category.', column: () => 'item.item_category' },
  list: {
    ...ofLines,
    definition: 'The list that showed the product; the results of a search are search:<term>.',
    column: () => 'list',
  },
  position: {
    filter: true,
    definition: 'Place in the list that was clicked, as the shop counts places; from 10 on together.',
    scopes: { lines: { events: ['select_item'], where: 'item.index IS NOT NULL' } },
    column: () => "CASE WHEN item.index < 10 THEN CAST(item.index AS VARCHAR) ELSE '10 and more' END",
  },
  publication: {
    filter: true,
    scopes: { ...ofEvents.scopes, credits: all },
    definition:
      'The publication that brought the visitor, or that is credited; null: none, or no consent to attribution.',
    column: () => 'publication',
  },
  ambassador: {
    ...ofCredits,
    definition: 'Whose the publication is that is credited; null: it was never registered.',
    column: () => 'ambassador',
  },
  channel: {
    ...ofCredits,
    definition: 'Where the publication that is credited appears, as it was registered; null: nobody said.',
    column: () => 'channel',
  },
  device: {
    ...ofEvents,
    definition: 'desktop, phone, tablet or other, by the user agent.',
    column: () => 'device',
  },
  browser: { ...ofEvents, definition: 'Browser, by the user agent.', column: () => 'browser' },
  os: { ...ofEvents, definition: 'Operating system, by the user agent.', column: () => 'os' },
  source: {
    ...ofVisits,
    definition:
      'Where the visit came from: search, social, mail, ai, campaign, referral or direct, by its first event. The shop’s own pages and payment providers are no source.',
    column: () => 'entry_source',
  },
  referrer: {
    ...ofVisits,
    definition: 'Host that the visit came from, by its first event; not the shop’s own, no payment provider.',
    column: () => 'entry_referrer',
  },
  utm_source: {
    ...ofVisits,
    definition: 'utm_source of the visit’s first event.',
    column: () => 'entry_utm_source',
  },
  utm_medium: {
    ...ofVisits,
    definition: 'utm_medium of the visit’s first event.',
    column: () => 'entry_utm_medium',
  },
  utm_campaign: {
    ...ofVisits,
    definition: 'utm_campaign of the visit’s first event.',
    column: () => 'entry_utm_campaign',
  },
  searched: {
    ...ofVisits,
    definition: 'yes: the visit searched; no: it did not.',
    column: () => "CASE WHEN searched = 1 THEN 'yes' ELSE 'no' END",
  },
  visitor_kind: {
    filter: true,
    definition:
      'new: the visit in which the visitor came for the first time; returning: a later one. Seen before means within 13 months, by the visitor ID.',
    scopes: { returns: all },
    column: () => "CASE WHEN time > first_seen THEN 'returning' ELSE 'new' END",
  },
  cohort: {
    filter: false,
    definition: 'The week (its Monday) in which visitors came for the first time.',
    scopes: { cohorts: all },
    column: null,
  },
  currency: {
    filter: true,
    definition: 'ISO 4217 currency of the order or refund; amounts are in its own minor units.',
    scopes: {
      events: { events: ['purchase'] },
      lines: { events: ['purchase'] },
      sales: all,
      orders: all,
      credits: all,
    },
    column: () => 'currency',
  },
  funnel_step: {
    definition:
      'A step of the funnel that the query names, else search, select_item, add_to_cart, purchase: those who did the steps up to this one in this order.',
    scopes: { funnel: all },
    column: null,
    filter: false,
  },
} as const satisfies Record<string, Dimension>

export type DimensionName = keyof typeof dimensions
export const dimensionNames = Object.keys(dimensions) as DimensionName[]
