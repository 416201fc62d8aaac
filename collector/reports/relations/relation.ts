// What a relation is made from.
import type { Dialect } from '../dialect.ts'

export interface RelationOptions {
  /** The period's events, as a table name. */
  events: string
  /** That an event is of a kind that somebody looks at, as SQL. */
  named: string
  dialect: Dialect
}

/** A relation as SQL that can stand after FROM. */
export type Relation = (options: RelationOptions) => string
