// The time limits, put together: which there are, in which order and when they are carried out, what will go, what is held.
import { randomBytes, randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { createAccessLogLimit, createOperatorLogLimit } from './access-log/access-log-limit.ts'
import type { AccessRooms } from './access-rooms.ts'
import { createBackupLimits } from './backup/backup-limits.ts'
import type { BackupRooms } from './backup-rooms.ts'
import type { ContactRooms } from './contact-rooms.ts'
import type { DataFolder } from './data-folder.ts'
import { createAmbassadorLimit } from './erasure/ambassador-limit.ts'
import { createBrandLeftLimit, createSuspendedBrandLimit } from './erasure/brand-limits.ts'
import { openTombstones } from './erasure/tombstones.ts'
import type { ErasureRooms } from './erasure-rooms.ts'
import { createDailyRuns, type DailyRuns } from './retention/daily-runs.ts'
import { createEventLimit } from './retention/event-limit.ts'
import { createHoldRecords, type HoldRecords } from './retention/hold-records.ts'
import { createInactiveLimit } from './retention/inactive-limit.ts'
import { createSecondInvitationLimit, createUnansweredLimit } from './retention/invitation-limits.ts'
import { createLegalHolds } from './retention/legal-holds.ts'
import type { Limits } from './retention/limit.ts'
import { createLogInLimit } from './retention/log-in-limit.ts'
import { createLookAhead, type LookAhead } from './retention/look-ahead.ts'
import { createNewContactLimit, createOptedOutLimit } from './retention/quiet-contact-limits.ts'
import { createRunLimits, type RunLimits, type RunLimitsOptions } from './retention/run-limits.ts'
import { createBrandTokenLimit, createOperatorTokenLimit } from './retention/token-limits.ts'
import { createTombstoneLimit } from './retention/tombstone-limit.ts'
import { createUnconfirmedLimit } from './retention/unconfirmed-limit.ts'
import type { Environment } from './settings/environment.ts'
import { createTasks } from './tasks/tasks.ts'

export interface RetentionRooms {
  lookAhead: LookAhead
  runLimits: RunLimits
  dailyRuns: DailyRuns
  holdRecords: HoldRecords
  /** Lets the limit that is being carried out come to the end of its record. Before the stores are closed. */
  stopRetention(): Promise<void>
}

export interface RetentionRoomsOptions
  extends Pick<DataFolder, 'store' | 'records' | 'brands' | 'accessLog' | 'ledgerKeys'>,
    Pick<ContactRooms, 'contacts' | 'ledger' | 'expirePending' | 'deleteContact'>,
    Pick<AccessRooms, 'people' | 'forgetPerson' | 'mailReminder'>,
    Pick<RunLimitsOptions, 'onCarried'>,
    Pick<ErasureRooms, 'erasures' | 'ambassadorLeaves'>,
    Pick<BackupRooms, 'backups'> {
  environment: Pick<Environment, 'backupsFolder' | 'keysFolder'>
  now: () => number
  log: Pick<Logger, 'info' | 'error'>
}

export function createRetentionRooms(options: RetentionRoomsOptions): RetentionRooms {
  const { log } = options
  let isStopping = false
  const goesOn = () => !isStopping
  const limits = createLimits({ ...options, goesOn })
  const runLimits = createRunLimits({
    ...options,
    limits,
    goesOn,
    onCarried(carried) {
      options.onCarried(carried)
      if (carried.ended > 0) log.info(carried, 'a time limit was carried out')
    },
    onFailure: ({ error, ...of }) =>
      log.error({ err: error, ...of }, 'a time limit was not carried out to its end; it is due still'),
  })
  const onFailure = (error: unknown) => log.error({ err: error }, 'the limits of a brand were not looked at')
  return {
    lookAhead: createLookAhead({ ...options, limits }),
    runLimits,
    dailyRuns: createDailyRuns({ ...options, runLimits, goesOn, onFailure }),
    holdRecords: createHoldRecords({ ...options, legalHolds: createLegalHolds(options) }),
    async stopRetention() {
      isStopping = true
      await runLimits.stop()
    },
  }
}

/** A room that keeps a limit adds its line here, and what it needs above. */
function createLimits(options: RetentionRoomsOptions & { goesOn: () => boolean }): Limits {
  const contactOptions = { ...options, tasks: createTasks(options), newId: randomUUID }
  const { alone } = options.backups
  const logOptions = { ...options, signer: options.ledgerKeys.signer }
  const tombstones = openTombstones(options.environment.keysFolder)
  const backups = createBackupLimits({ ...options, ...options.environment, alone, random: randomBytes })
  return {
    brand: [
      createUnconfirmedLimit(options),
      createNewContactLimit(options),
      createSecondInvitationLimit(contactOptions),
      createUnansweredLimit(contactOptions),
      createOptedOutLimit(options),
      createInactiveLimit(options),
      createEventLimit(options),
      createAmbassadorLimit(options),
      createBrandTokenLimit(options),
      createAccessLogLimit(logOptions),
      backups.brand,
    ],
    operator: [
      createLogInLimit(options),
      createBrandLeftLimit(options),
      createSuspendedBrandLimit(options),
      createOperatorTokenLimit(options),
      createOperatorLogLimit(logOptions),
      backups.operator,
      // Behind the backups: a month that one of them may need stays.
      createTombstoneLimit({ ...options, ...options.environment, tombstones }),
    ],
  }
}
