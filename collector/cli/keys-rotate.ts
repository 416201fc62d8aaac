// `candor keys rotate`: a new version of the pepper. With the collector stopped, which would not know it.
import { randomBytes } from 'node:crypto'
import { defineCommand } from 'citty'
import { addBackupKey } from '../backup/backup-keys.ts'
import { createCheckFields } from '../contacts/contact-tags.ts'
import { rewriteContacts } from '../contacts/rewrite-contacts.ts'
import { openDataFolder, openKeys, recordKeys } from '../data-folder.ts'
import { createContactKeys } from '../privacy/contact-keys.ts'
import { addPepper } from '../privacy/pepper.ts'
import { databasePath } from '../stores/libsql/database-files.ts'
import { rekeyDatabase } from '../stores/libsql/rekey-database.ts'
import type { CommandContext } from './context.ts'
import { refuseWhileRunning } from './refuse-while-running.ts'

export const keysRotate = (context: CommandContext) =>
  defineCommand({
    meta: { name: 'rotate', description: 'Make a new version of the keys, and put what can be under it' },
    args: {
      resume: { type: 'boolean', description: 'Make none: go on with one that was cut off' },
      backup: { type: 'boolean', description: 'A new key for backups instead; older backups stay readable' },
    },
    async run({ args }) {
      const { keysFolder } = context.environment
      if (args.backup) {
        const added = addBackupKey(keysFolder, randomBytes)
        if (!added.ok) return context.fail(added.message)
        return context.print(`The next backup is sealed with a new key, and whole. Copy ${keysFolder} again.`)
      }
      await refuseWhileRunning(context)
      if (!args.resume) {
        const added = addPepper({ folder: keysFolder, random: randomBytes })
        if (!added.ok) return context.fail(`${added.path} cannot be changed: it is missing, or not readable`)
      }
      for (const line of await putUnderNewest(context)) context.print(line)
    },
  })

/** Files first: then everything is opened as after the next start. */
async function putUnderNewest(context: CommandContext): Promise<string[]> {
  const { environment, now, recordsWorker } = context
  const keys = openKeys(environment, now)
  if (!keys.ok) return context.fail(keys.message)
  const { keyRing, brands } = keys
  const files = [null, ...brands.list()].filter((brand) =>
    rekeyDatabase(databasePath(environment.dataFolder, brand), recordKeys(keyRing, brand)),
  )
  const opened = await openDataFolder(environment, { now, recordsWorker })
  if (!opened.ok) return context.fail(opened.message)
  const { folder } = opened
  try {
    await folder.accessLog.add(null, { by: 'operator', operation: 'updated', entity: 'keys' })
    const contactKeys = createContactKeys({ keyRing: folder.keyRing, random: randomBytes })
    const checkFields = createCheckFields(folder)
    let contacts = 0
    for (const brand of brands.list())
      contacts += await rewriteContacts(brand, { ...folder, contactKeys, checkFields })
    const [newest, ...older] = folder.keyRing.versions
    return [
      `Version ${newest} is the newest: ${files.length} records files and ${contacts} contacts are under it.`,
      `Kept to look up by: ${older.join(', ') || 'none'}. Copy ${environment.keysFolder} again, then start the collector.`,
    ]
  } finally {
    await folder.close()
  }
}
