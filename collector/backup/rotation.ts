// When each backup falls due (R18): some days after it was begun, the first of a month (UTC) some months after.
import { dueAt, type Length } from '../retention/limit-length.ts'

export interface Keeping {
  backups: Length
  /** Of the first of each month; never shorter than the others are kept. */
  monthly: Length
}

export interface DueBackup<Backup> {
  backup: Backup
  /** Milliseconds since 1970. */
  at: number
}

/** `backups`: all that there are, the oldest first. Answers them in the same order. */
export function rotationOf<Backup extends { begunAt: number }>(
  backups: readonly Backup[],
  { backups: hourly, monthly }: Keeping,
): DueBackup<Backup>[] {
  return backups.map((backup, index) => {
    const { begunAt } = backup
    const isFirst = index === 0 || monthOf(backups[index - 1]?.begunAt ?? 0) !== monthOf(begunAt)
    const at = dueAt(begunAt, hourly)
    return { backup, at: isFirst ? Math.max(at, dueAt(begunAt, monthly)) : at }
  })
}

function monthOf(time: number): string {
  return new Date(time).toISOString().slice(0, 7)
}
