// What a relation is made from.

import type { RollUp } from '../../stores/events.ts'
import type { Span } from '../calendar.ts'
import type { Dialect } from '../dialect.ts'

export interface RelationOptions {
  /** The period's events, as a table name. */
  events: string
  /** The events around the period too, as far as the scope reaches; absent: no further than `events`. */
  wide?: string
  /** The period; absent: all that `wide` holds. */
  span?: Span | undefined
  /** That an event is of a kind that somebody looks at, as SQL. */
  named: string
  dialect: Dialect
  /** The relation of the period's credits; absent: nobody asks for them. */
  credits?: string | undefined
  /** The same as `wide`, added up; absent: not at all. */
  rollUp?: RollUp | undefined
}

/** That a time lies in the period. */
export function isWithin(time: string, span: Span | undefined): string {
  return span ? `${time} >= ${span.from} AND ${time} < ${span.until}` : 'TRUE'
}

/** The stays of the period: none goes on beyond a local day, so that a period holds each wholly or not at all. */
export function staysWithin(stays: string, span: Span | undefined): string {
  return `(SELECT * FROM ${stays} AS stays WHERE ${span ? `first >= ${span.from} AND first < ${span.until}` : 'TRUE'})`
}

/** A roll-up as far as a span reaches. */
export function rollUpWithin({ stays, whole, pieces, split, acts, lines }: RollUp, span: Span): RollUp {
  return {
    split,
    stays: staysWithin(stays, span),
    whole: staysWithin(whole, span),
    pieces: staysWithin(pieces, span),
    acts: `(SELECT * FROM ${acts} AS acts WHERE ${isWithin('time', span)})`,
    lines: `(SELECT * FROM ${lines} AS lines WHERE ${isWithin('time', span)})`,
  }
}

/** A relation as SQL that can stand after FROM. */
export type Relation = (options: RelationOptions) => string
