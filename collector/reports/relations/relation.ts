// What a relation is made from.
import type { CreditSource } from '../../attribution/credit-source.ts'
import type { Span } from '../calendar.ts'
import type { Dialect } from '../dialect.ts'

export interface RelationOptions {
  /** The period's events, as a table name. */
  events: string
  /** The events around the period too, as far as the scope reaches; absent: no further than `events`. */
  wide?: string
  /** The period; absent: all that `wide` holds. */
  span?: Span
  /** That an event is of a kind that somebody looks at, as SQL. */
  named: string
  dialect: Dialect
  /** What credits are worked out from; absent: nobody asks for them. */
  credits?: CreditSource | undefined
}

/** That a time lies in the period. */
export function isWithin(time: string, span: Span | undefined): string {
  return span ? `${time} >= ${span.from} AND ${time} < ${span.until}` : 'TRUE'
}

/** A relation as SQL that can stand after FROM. */
export type Relation = (options: RelationOptions) => string
