// R18 for tombstones: a month of them goes once every backup that may still hold somebody of it is over, by the clock, and
// none of the folder of backups is older. So each backup that is kept finds the tombstones of all who were erased since.
import type { AccessLog } from '../access-log/access-log.ts'
import { listBackups } from '../backup/backup-folder.ts'
import type { Tombstones } from '../erasure/tombstones.ts'
import { endOfMonth } from './end-of-month.ts'
import type { OperatorLimit } from './limit.ts'
import { dueAt } from './limit-length.ts'
import { tombstonesKept } from './time-limits.ts'

export interface TombstoneLimitOptions {
  tombstones: Pick<Tombstones, 'months' | 'forget'>
  /** The folder of the backups; null: there are none. */
  backupsFolder: string | null
  accessLog: Pick<AccessLog, 'add'>
  goesOn: () => boolean
}

export function createTombstoneLimit(options: TombstoneLimitOptions): OperatorLimit {
  const { tombstones, backupsFolder, accessLog, goesOn } = options

  /** When the oldest backup that is there was begun: it may need what was erased since. */
  async function oldestBackup(): Promise<number> {
    const [oldest] = backupsFolder === null ? [] : await listBackups(backupsFolder)
    return oldest?.begunAt ?? Number.POSITIVE_INFINITY
  }

  const due: OperatorLimit['due'] = async (until) => {
    const neededSince = await oldestBackup()
    return tombstones
      .months()
      .filter((month) => endOfMonth(month) <= neededSince && forgottenAt(month) <= until)
      .map((id) => ({ limit: 'R18', kind: 'tombstone_month', id, at: forgottenAt(id), what: 'delete' }))
  }

  return {
    id: 'R18',
    due,
    async carryOut(now) {
      let forgotten = 0
      for (const { id } of await due(now)) {
        if (!goesOn()) break
        await accessLog.add(null, { by: 'retention', operation: 'deleted', entity: 'tombstones', id })
        tombstones.forget(id)
        forgotten += 1
      }
      return forgotten
    },
  }
}

/** Whether somebody may have been erased after a backup was begun of whom no tombstone tells any more. */
export function isOlderThanTombstones(begunAt: number, now: number): boolean {
  return forgottenAt(new Date(begunAt).toISOString().slice(0, 7)) <= now
}

function forgottenAt(month: string): number {
  return dueAt(endOfMonth(month), tombstonesKept)
}
