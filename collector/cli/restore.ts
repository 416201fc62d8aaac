// `candor restore <backup> --data <empty folder>`: proven before it stands there.
import { resolve } from 'node:path'
import { defineCommand } from 'citty'
import { readBackupKeys } from '../backup/backup-keys.ts'
import { type Restored, restoreBackup } from '../backup/restore-backup.ts'
import { openDataFolder } from '../data-folder.ts'
import { openKeptCheckpoints } from '../ledger/kept-checkpoints.ts'
import type { CommandContext } from './context.ts'

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
      const kept = openKeptCheckpoints(environment.keysFolder)
      if (!kept.ok) return context.fail(`${kept.path} cannot be read`)
      const dataFolder = args.data === undefined ? environment.dataFolder : resolve(args.data)
      const restored = await restoreBackup({
        backup: resolve(args.backup),
        dataFolder,
        keys: keys.keys,
        kept: kept.kept,
        open: (folder) => openDataFolder({ ...environment, dataFolder: folder }, context),
        eraseAgain: async () => 0,
      })
      if (!restored.ok) return context.fail(restored.message)
      if (args.json) return context.print(JSON.stringify(restored))
      for (const line of inWords(restored, dataFolder)) context.print(line)
    },
  })

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
