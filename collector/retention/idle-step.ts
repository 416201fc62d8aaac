// R9, the order of it: what is next for somebody who does not log in, and when. Pure.

const dayMs = 86_400_000
/** Between the two mails, and from the second to the end. */
export const reminderGapMs = 15 * dayMs

/** How far somebody's reminding is; times in milliseconds since 1970. */
export interface Reminding {
  /** When the first mail was tried first. */
  beganAt: number
  /** When a mail was sent, or given up; null: not yet. */
  firstAt: number | null
  secondAt: number | null
}

export type IdleStep =
  | {
      what: 'mail_reminder'
      which: 'first' | 'second'
      at: number
      /** From when on it is not tried any more; null: it has not been tried yet. */
      givenUpAt: number | null
    }
  | { what: 'erase'; at: number }

/** `dueAt`: when the limit is over. A reminding that began before the last log-in is none: `null` stands for it. */
export function idleStep(dueAt: number, reminding: Reminding | null): IdleStep {
  if (reminding === null) return { what: 'mail_reminder', which: 'first', at: dueAt, givenUpAt: null }
  const { beganAt, firstAt, secondAt } = reminding
  if (firstAt === null) return mail('first', beganAt)
  if (secondAt === null) return mail('second', firstAt + reminderGapMs)
  return { what: 'erase', at: secondAt + reminderGapMs }
}

function mail(which: 'first' | 'second', at: number): IdleStep {
  return { what: 'mail_reminder', which, at, givenUpAt: at + reminderGapMs }
}
