// Backups, put together: taken when asked for and every hour, and rotated.
import { randomBytes } from 'node:crypto'
import type { Logger } from 'pino'
import { createBackupSchedule } from './backup/backup-schedule.ts'
import { type Backups, createBackups } from './backup/backups.ts'
import type { DataFolder } from './data-folder.ts'
import type { EventWay } from './event-way.ts'
import type { Environment } from './settings/environment.ts'

export interface BackupRooms {
  backups: Backups
  /** Lets the backup that is being taken come to its end. Before the stores are closed. */
  stopBackups(): Promise<void>
}

export interface BackupRoomsOptions extends Pick<DataFolder, 'records' | 'store' | 'brands'> {
  environment: Pick<Environment, 'dataFolder' | 'keysFolder' | 'backupsFolder'>
  way: Pick<EventWay, 'journal'>
  version: string
  now: () => number
  log: Pick<Logger, 'info' | 'error'>
}

const lookEveryMs = 60_000

export function createBackupRooms({
  environment,
  way,
  now,
  log,
  ...options
}: BackupRoomsOptions): BackupRooms {
  const { dataFolder, backupsFolder } = environment
  const source = { ...options, dataFolder, cutJournal: () => way.journal.cut() }
  const backups = createBackups({ ...environment, ...options, source, now, random: randomBytes })
  const timer = backupsFolder === null ? null : startSchedule(backupsFolder)

  function startSchedule(folder: string): NodeJS.Timeout {
    const schedule = createBackupSchedule({
      backups,
      folder,
      now,
      onTaken: (taken) => log.info(taken, 'a backup was taken'),
      onFailure: (error) =>
        log.error({ err: error }, 'no backup was taken; it is tried again in ten minutes'),
    })
    void schedule.look()
    return setInterval(() => void schedule.look(), lookEveryMs)
  }

  return {
    backups,
    async stopBackups() {
      if (timer) clearInterval(timer)
      await backups.stop()
    },
  }
}
