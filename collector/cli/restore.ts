// `candor restore <backup> --data <empty folder>`: proven before it stands there.
import { resolve } from 'node:path'
import { defineCommand } from 'citty'
import { readBackupKeys } from '../backup/backup-keys.ts'
import { type Restored, restoreBackup } from '../backup/restore-backup.ts'
import { type DataFolder, openDataFolder } from '../data-folder.ts'
import { createApplyTombstones } from '../erasure/apply-tombstones.ts'
import { createFindBehaviour } from '../erasure/find-behaviour.ts'
import { openTombstones } from '../erasure/tombstones.ts'
import { createRecordParts } from '../erasure-rooms.ts'
import { type KeptCheckpoints, openKeptCheckpoints } from '../ledger/kept-checkpoints.ts'
import { tombstonesKept } from '../retention/time-limits.ts'
import { isOlderThanTombstones } from '../retention/tombstone-limit.ts'
import type { CommandContext } from './context.ts'
import { accessLogCheckpoints } from './verify-access-logs.ts'

export const restore = (context: CommandContext) =>
  defineCommand({
    meta: { name: 'restore', description: 'Put a backup into a new data folder, proven' },
    args: {
      backup: {
        type: 'positional',
        required: true,
        description: 'The backup, or a folder of backups: its newest',
      },
      data: { type: 'string', description: 'The new folder, empty or not there; default: CANDOR_DATA' },
      json: { type: 'boolean', description: 'Print one line of JSON and nothing else' },
    },
    async run({ args }) {
      const { environment } = context
      const keys = readBackupKeys(environment.keysFolder)
      if (!keys.ok) return context.fail(keys.message)
      const dataFolder = args.data === undefined ? environment.dataFolder : resolve(args.data)
      const restored = await restoreBackup({
        backup: resolve(args.backup),
        dataFolder,
        keys: keys.keys,
        kept: { ledgers: keptIn(context), accessLogs: keptIn(context, accessLogCheckpoints) },
        open: (folder) => openDataFolder({ ...environment, dataFolder: folder }, context),
        eraseAgain: (folder, beside) => eraseAgain(context, folder, beside),
      })
      if (!restored.ok) return context.fail(restored.message)
      if (args.json) return context.print(JSON.stringify(restored))
      for (const line of inWords(restored, dataFolder)) context.print(line)
      if (isOlderThanTombstones(restored.begunAt, context.now())) context.print(tooOld)
    },
  })

const tooOld = `This backup is older than any that is kept: who was erased after it, and more than ${tombstonesKept.amount} months ago, is back. Erase them again.`

function keptIn({ environment, fail }: CommandContext, file?: string): KeptCheckpoints {
  const opened = openKeptCheckpoints(environment.keysFolder, file)
  return opened.ok ? opened.kept : fail(`${opened.path} cannot be read`)
}

async function eraseAgain(
  { environment, now }: CommandContext,
  folder: DataFolder,
  dataFolder: string,
): Promise<number> {
  const apply = createApplyTombstones({
    ...folder,
    ...createRecordParts({ ...folder, now }),
    dataFolder,
    findBehaviour: createFindBehaviour(folder),
    tombstones: openTombstones(environment.keysFolder),
  })
  await folder.accessLog.add(null, { by: 'operator', operation: 'read', entity: 'backup' })
  return apply()
}

function inWords(restored: Extract<Restored, { ok: true }>, dataFolder: string): string[] {
  const { begunAt, brands, events, fromJournal, erasedAgain, shorter } = restored
  const when = new Date(begunAt).toISOString()
  return [
    `${dataFolder}: everything up to ${when}, of ${brands.join(', ') || 'no brand'}: ${events} events, ${fromJournal} of them from the journal`,
    'Counts, ledgers and access logs are as they were backed up.',
    ...(erasedAgain > 0 ? [`Erased since, and erased again here: ${erasedAgain}.`] : []),
    ...shorter.map(
      ({ brand, entries, seen }) =>
        `The ledger of ${brand} ends at entry ${entries}; a verification had seen ${seen}: what came after is lost.`,
    ),
  ]
}
