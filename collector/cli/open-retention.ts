// Everything that the time limits need, over a data folder that no collector has open.
import { randomBytes } from 'node:crypto'
import { createAccessRooms } from '../access-rooms.ts'
import { createBackups } from '../backup/backups.ts'
import { createContactRooms } from '../contact-rooms.ts'
import { type DataFolder, openDataFolder } from '../data-folder.ts'
import { createErasureRooms } from '../erasure-rooms.ts'
import { openEventWay } from '../event-way.ts'
import { createEventCounts } from '../events/event-counts.ts'
import { createRepeatCheck } from '../events/repeat-check.ts'
import { createMetrics } from '../metrics.ts'
import { createRetentionRooms } from '../retention-rooms.ts'
import type { CommandContext } from './context.ts'
import { createLocalRetentionDesk } from './local-retention-desk.ts'
import type { RetentionDesk } from './retention-desk.ts'

export type OpenedRetention =
  | { ok: true; desk: RetentionDesk; close(): Promise<void> }
  | { ok: false; message: string }

export async function openRetention(context: CommandContext): Promise<OpenedRetention> {
  const { environment, now, recordsWorker, log } = context
  const opened = await openDataFolder(environment, { now, recordsWorker })
  if (!opened.ok) return opened
  const { folder } = opened
  const metrics = createMetrics(createEventCounts())
  const counted = { counts: createEventCounts(), metrics, repeats: createRepeatCheck() }
  const { dataFolder } = environment
  const way = await openEventWay({ dataFolder, store: folder.store, ...counted, now, log })
  const backups = createBackups({
    ...context,
    ...environment,
    source: { ...folder, dataFolder, cutJournal: () => way.journal.cut() },
    random: randomBytes,
  })
  const erasing = createErasureRooms({ ...folder, backups, environment, settle: way.settle, now, log })
  const rooms = createRetentionRooms({
    ...erasing,
    ...createAccessRooms({ ...context, ...folder, inbox: null }),
    ...openContactRooms(context, folder),
    ...folder,
    backups,
    environment,
    onCarried: () => {},
    now,
    log,
  })
  return {
    ok: true,
    desk: createLocalRetentionDesk({ ...rooms, ...folder, now }),
    async close() {
      await rooms.stopRetention()
      await way.close(0)
      await folder.close()
    },
  }
}

/** No brand's server is heard here, and no report mailed. */
function openContactRooms({ readSecret, now, log }: CommandContext, folder: DataFolder) {
  return createContactRooms({
    ...folder,
    signer: folder.ledgerKeys.signer,
    readSecret,
    inbox: null,
    keepServerEvent: async () => ({ ok: false }),
    sendReportMail: async () => 'retry',
    now,
    onProblem: ({ error, ...problem }) =>
      log.error({ err: error, ...problem }, 'a task was not done; it waits'),
  })
}
