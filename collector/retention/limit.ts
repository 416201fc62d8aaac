// What keeps one time limit: it says what falls due and when, and carries out what is due. `time-limits.ts` says how long.
import type { Brand } from '../brands/brand.ts'
import type { LimitId } from './time-limits.ts'

export const dueKinds = [
  'contact',
  'ask',
  'person',
  'ambassador',
  'brand',
  'session',
  'event_month',
  'backup',
  'access_log_part',
  'tombstone_month',
] as const

/** `mail_reminder`: of a person with a log-in (R9). */
export const dueActs = [
  'delete',
  'erase',
  'ask_second_invitation',
  'mark_unanswered',
  'rotate',
  'mail_reminder',
] as const

/** One thing that a limit ends. Opaque IDs only: whoever reads it learns nothing of a person. */
export interface Due {
  limit: LimitId
  kind: (typeof dueKinds)[number]
  id: string
  /** When it may go at the earliest, milliseconds since 1970. */
  at: number
  what: (typeof dueActs)[number]
  /** The name of the reason of the legal hold that stops it (R21). */
  heldBecause?: string
}

/** A limit on something of one brand. */
export interface Limit {
  id: LimitId
  /** What is due at `until` or before, the earliest first, what is held included. Changes nothing. */
  due(brand: Brand, until: number): Promise<Due[]>
  /**
   * Ends what is due at `now` and not held; answers how many it ended. Safe to be killed anywhere, and to be called
   * again: what it had not finished is due still.
   */
  carryOut(brand: Brand, now: number): Promise<number>
}

/** The same on what belongs to no brand: people who log in, and what opens their accounts. */
export interface OperatorLimit {
  id: LimitId
  due(until: number): Promise<Due[]>
  carryOut(now: number): Promise<number>
}

/** Every limit that this collector keeps, in the order in which they are carried out. */
export interface Limits {
  brand: readonly Limit[]
  operator: readonly OperatorLimit[]
}
