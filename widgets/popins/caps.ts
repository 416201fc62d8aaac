// How long the popins are quiet after each outcome: over all popins together, in whole days, without any ID.

/**
 * How a popin ended, or that it was merely shown.
 * - `closed`: the cross or Escape;
 * - `refused`: *No thanks*, or sent with every box empty;
 * - `granted`: sent with a ticked box.
 */
export type Outcome = 'shown' | 'closed' | 'refused' | 'granted'

/** Days of quiet after each outcome (POPINS 8). */
export const quietDays: Record<Outcome, number> = {
  shown: 7,
  closed: 90,
  refused: 180,
  /** Never again: a thousand years. */
  granted: 365_250,
}

const dayMs = 86_400_000

/** Whole days since 1970 (UTC): too coarse to tell people apart by. */
export const dayOf = (atMs: number): number => Math.floor(atMs / dayMs)

/** The first day on which a popin may open by itself again. A longer quiet is never cut short. */
export const quietUntil = (known: number, outcome: Outcome, nowMs: number): number =>
  Math.max(known, dayOf(nowMs) + quietDays[outcome])
