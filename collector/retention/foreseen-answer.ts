// What will go, as the operator is told it: by the page, the route and the command.
import { z } from 'zod'
import { dueActs, dueKinds } from './limit.ts'
import { type Outlook, sumForeseen } from './look-ahead.ts'
import { timeLimits } from './time-limits.ts'

/** Times are ISO 8601 in UTC; `brand` null is the operator's own. */
const sumForm = z.object({
  brand: z.string().nullable(),
  limit: z.string(),
  why: z.string(),
  what: z.enum(dueActs),
  kind: z.enum(dueKinds),
  count: z.number(),
  held: z.number(),
  from: z.string(),
})
const dueForm = z.object({
  brand: z.string().nullable(),
  limit: z.string(),
  kind: z.string(),
  /** Null where the ID is not one that this collector made: it could name somebody. */
  id: z.string().nullable(),
  at: z.string(),
  what: z.string(),
  held_because: z.string().nullable(),
})
export const foreseenForm = z.object({
  until: z.string(),
  sums: z.array(sumForm),
  due: z.array(dueForm),
  /** Brands whose file cannot be read: nothing of them goes until it can. */
  unreadable: z.array(z.string()),
})
export type ForeseenAnswer = z.infer<typeof foreseenForm>

/** So many single ones are told; the sums are whole. */
const mostDue = 10_000

export function toForeseenAnswer({ foreseen, unreadable }: Outlook, until: number): ForeseenAnswer {
  return {
    until: isoOf(until),
    sums: sumForeseen(foreseen).map(({ from, ...sum }) => ({
      ...sum,
      why: timeLimits[sum.limit].what,
      from: isoOf(from),
    })),
    due: foreseen.slice(0, mostDue).map(({ brand, limit, kind, id, at, what, heldBecause = null }) => ({
      brand,
      limit,
      kind,
      id: kind === 'ambassador' ? null : id,
      at: isoOf(at),
      what,
      held_because: heldBecause,
    })),
    unreadable,
  }
}

const isoOf = (time: number) => new Date(time).toISOString()
