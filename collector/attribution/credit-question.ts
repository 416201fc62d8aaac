// Asks the event store about credits: the relation's parameters, and how far its events must reach.
import type { Brand } from '../brands/brand.ts'
import type { Channel } from '../publications/channels.ts'
import type { Publications } from '../publications/publications.ts'
import { addUpBy } from '../reports/add-up.ts'
import type { Span } from '../reports/calendar.ts'
import { duckdbDialect } from '../reports/dialect.ts'
import type { EventQuery } from '../stores/events.ts'
import { creditSpan } from './credit-relation.ts'
import type { Release, Releases } from './releases.ts'
import type { AttributionRule } from './rule.ts'
import type { AttributionRules } from './rules.ts'

/** What the records store knows of a brand's credits. */
export interface CreditFacts {
  rules: readonly AttributionRule[]
  releases: readonly Release[]
  /** Whose each registered publication is. */
  ambassadors: ReadonlyMap<string, string>
  /** Where each one that says so appears. */
  channels: ReadonlyMap<string, Channel>
}

export interface CreditFactOptions {
  rules: AttributionRules
  releases: Releases
  publications: Pick<Publications, 'list'>
}

export type ReadCreditFacts = (brand: Brand) => Promise<CreditFacts>

export function createReadCreditFacts({ rules, releases, publications }: CreditFactOptions): ReadCreditFacts {
  return async (brand) => {
    const registered = await publications.list(brand.name)
    return {
      rules: await rules.read(brand),
      releases: await releases.list(brand.name),
      ambassadors: new Map(registered.map(({ id, ambassador }) => [id, ambassador])),
      channels: new Map(registered.flatMap(({ id, channel }) => (channel ? [[id, channel]] : []))),
    }
  }
}

/** The question less its SQL: the events' span, and the parameters that `order_touches` names. */
export function creditQuestion(
  brand: Brand,
  span: Span,
  { rules, releases, ambassadors }: Omit<CreditFacts, 'channels'>,
  now: number,
): Omit<EventQuery, 'sql' | 'params'> & { params: Record<string, string[]> } {
  const { cookies, timeZone } = brand.settings
  return {
    brand: brand.name,
    ...creditSpan(span, { rules, cookieHours: cookies.lifetimeHours, now, timeZone }),
    addUp: addUpBy(timeZone, duckdbDialect),
    params: {
      publications: [...ambassadors.keys()],
      ambassadors: [...ambassadors.values()],
      released_orders: releases.map(({ order }) => order),
      released_publications: releases.map(({ publication }) => publication),
    },
  }
}
