// What a relation is made from.

import type { RollUp } from '../../stores/events.ts'
import type { Span } from '../calendar.ts'
import type { Dialect } from '../dialect.ts'
import type { EventNames } from '../event-names.ts'

export interface RelationOptions {
  /** The period's events, as a table name. */
  events: string
  /** The events around the period too, as far as the scope reaches; absent: no further than `events`. */
  wide?: string
  /** The period; absent: all that `wide` holds. */
  span?: Span | undefined
  /** The events that somebody looks at. */
  names: EventNames
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

/** The time of a row, in each relation of a roll-up that has any. A stay lies in a period wholly or not at all. */
const times = { stays: 'first', whole: 'first', pieces: 'first', acts: 'time', lines: 'time' } as const
type Added = keyof typeof times

/** A relation of a roll-up as far as a span reaches; stands after FROM, without a name. */
export function addedWithin(rollUp: RollUp, name: Added, span: Span | undefined): string {
  const isWhole = !span || (rollUp.span.from === span.from && rollUp.span.until === span.until)
  // Each layer of a statement takes an engine as long to read as a thousand rows.
  if (isWhole) return rollUp[name]
  return `(SELECT * FROM ${rollUp[name]} AS added WHERE ${isWithin(times[name], span)})`
}

/** A roll-up as far as a span reaches. */
export function rollUpWithin(rollUp: RollUp, span: Span): RollUp {
  const names = Object.keys(times) as Added[]
  const within = Object.fromEntries(names.map((name) => [name, addedWithin(rollUp, name, span)]))
  return { ...rollUp, ...within, span }
}

/** The events of some names, read from those that are few where all of these are. */
export function eventsNamed(
  names: EventNames,
  { events, rollUp, span }: Pick<RelationOptions, 'events' | 'rollUp' | 'span'>,
): string {
  const areFew = rollUp && names !== 'any' && names.every((name) => rollUp.actNames.includes(name))
  return areFew ? addedWithin(rollUp, 'acts', span) : events
}

/** A relation as SQL that can stand after FROM. */
export type Relation = (options: RelationOptions) => string
