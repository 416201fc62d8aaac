// R18: backups are rotated. A brand's part goes when the brand says so, the whole backup when nobody may keep it longer.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { AccessLog } from '../access-log/access-log.ts'
import type { Random } from '../privacy/pepper.ts'
import type { Due, Limit, OperatorLimit } from '../retention/limit.ts'
import { lengthOf } from '../retention/limit-length.ts'
import { monthlyBackups, timeLimits } from '../retention/time-limits.ts'
import { listBackups, type NamedBackup } from './backup-folder.ts'
import { readBackupKeys } from './backup-keys.ts'
import type { Backups } from './backups.ts'
import { removeBackup, removeBrand } from './remove-from-backups.ts'
import { type DueBackup, type Keeping, rotationOf } from './rotation.ts'

export interface BackupLimitOptions {
  /** The folder of the backups; null: there are none. */
  backupsFolder: string | null
  keysFolder: string
  /** Nothing is rotated while a backup is taken, which may take files over from another. */
  alone: Backups['alone']
  accessLog: Pick<AccessLog, 'add'>
  random: Random
  goesOn: () => boolean
}

export function createBackupLimits(options: BackupLimitOptions): { brand: Limit; operator: OperatorLimit } {
  const { backupsFolder, alone, accessLog, goesOn } = options

  async function dueIn(keeping: Keeping, until: number, brand: string | null) {
    const backups = backupsFolder === null ? [] : await listBackups(backupsFolder)
    const due = rotationOf(backups, keeping).filter(({ at }) => at <= until)
    return brand === null ? due : due.filter(({ backup }) => existsSync(join(backup.path, brand)))
  }

  /** Each in its own turn; answers how many. What is said to the access log comes first. */
  async function rotate(
    due: DueBackup<NamedBackup>[],
    brand: string | null,
    remove: (backup: NamedBackup) => Promise<void>,
  ): Promise<number> {
    let rotated = 0
    for (const { backup } of due) {
      if (!goesOn()) break
      const id = new Date(backup.begunAt).toISOString().slice(0, 10)
      await accessLog.add(brand, { by: 'retention', operation: 'deleted', entity: 'backup', id })
      await alone(() => remove(backup))
      rotated += 1
    }
    return rotated
  }

  const brand: Limit = {
    id: 'R18',
    due: async ({ name, settings }, until) => (await dueIn(keepingOf(settings), until, name)).map(toDue),
    async carryOut({ name, settings }, now) {
      const due = await dueIn(keepingOf(settings), now, name)
      if (due.length === 0) return 0
      const keys = readBackupKeys(options.keysFolder)
      if (!keys.ok) throw new Error(keys.message)
      return rotate(due, name, (backup) =>
        removeBrand(backup, name, { keys: keys.keys, random: options.random }),
      )
    },
  }
  const operator: OperatorLimit = {
    id: 'R18',
    due: async (until) => (await dueIn(longest, until, null)).map(toDue),
    carryOut: async (now) =>
      backupsFolder === null
        ? 0
        : rotate(await dueIn(longest, now, null), null, (backup) => removeBackup(backupsFolder, backup)),
  }
  return { brand, operator }
}

/** What the operator keeps, and no brand may exceed. */
const longest: Keeping = {
  backups: { amount: timeLimits.R18.default, unit: timeLimits.R18.unit },
  monthly: { amount: monthlyBackups.default, unit: 'months' },
}

function keepingOf(settings: Parameters<typeof lengthOf>[1]): Keeping {
  const monthly = { amount: settings.retention.backupMonths, unit: 'months' } as const
  return { backups: lengthOf('R18', settings), monthly }
}

function toDue({ backup, at }: DueBackup<NamedBackup>): Due {
  return { limit: 'R18', kind: 'backup', id: backup.name, at, what: 'rotate' }
}
