// Some acts are for a folder that no collector has open.
import { hasRecords, openKeys, openRecords } from '../data-folder.ts'
import type { CommandContext } from './context.ts'

/** Fails where a collector runs, and where the folder cannot be opened. */
export async function refuseWhileRunning(context: CommandContext): Promise<void> {
  const { environment, now, recordsWorker } = context
  if (!hasRecords(environment)) return
  const keys = openKeys(environment, now)
  if (!keys.ok) return context.fail(keys.message)
  const opened = await openRecords(environment, keys.keyRing, recordsWorker)
  if (opened.ok) return opened.store.close()
  if (opened.reason !== 'in_use') return context.fail(opened.message)
  return context.fail(`${opened.message}: stop the collector first, which knows its keys from its start`)
}
