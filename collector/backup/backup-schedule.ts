// A backup every hour, by the clock of the backups that are there: a restart neither skips one nor takes one too many.
import { listBackups } from './backup-folder.ts'
import type { Backups } from './backups.ts'

export interface BackupSchedule {
  /** Takes one if it is due. For a timer; a call while one is taken does nothing. */
  look(): Promise<void>
}

export interface ScheduleOptions {
  backups: Pick<Backups, 'take'>
  folder: string
  now: () => number
  onTaken: (taken: { path: string; events: number; newBytes: number; tookMs: number }) => void
  /** It is tried again after a pause. */
  onFailure: (error: unknown) => void
}

const backupEveryMs = 3_600_000
const retryAfterMs = 600_000

export function createBackupSchedule({
  backups,
  folder,
  now,
  onTaken,
  onFailure,
}: ScheduleOptions): BackupSchedule {
  let isTaking = false
  let notBefore = Number.NEGATIVE_INFINITY

  async function isDue(): Promise<boolean> {
    const newest = (await listBackups(folder)).at(-1)
    // A clock that was set back counts too: the newest would be young for ever.
    return !newest || Math.abs(now() - newest.begunAt) >= backupEveryMs
  }

  async function takeIfDue(): Promise<void> {
    if (!(await isDue())) return
    const taken = await backups.take(null)
    if (!taken.ok) throw new Error(taken.message)
    const { path, events, newBytes, begunAt, endedAt } = taken
    onTaken({ path, events, newBytes, tookMs: endedAt - begunAt })
  }

  return {
    async look() {
      if (isTaking || now() < notBefore) return
      isTaking = true
      try {
        await takeIfDue()
      } catch (error) {
        notBefore = now() + retryAfterMs
        onFailure(error)
      } finally {
        isTaking = false
      }
    },
  }
}
