// Where `candor retention` and `candor hold` take their questions: the data folder itself, or the collector that has it.
import { openKeys, openRecords } from '../data-folder.ts'
import type { CommandContext } from './context.ts'
import { openRetention } from './open-retention.ts'
import { createRemoteRetentionDesk } from './remote-retention-desk.ts'
import type { RetentionDesk } from './retention-desk.ts'
import type { Told } from './user-desk.ts'

/** Answers what `ask` is told; a refusal ends the command. */
export async function askRetentionDesk<Result>(
  context: CommandContext,
  ask: (desk: RetentionDesk) => Promise<Told<Result>>,
): Promise<Result> {
  const { environment, now } = context
  const keys = openKeys(environment, now)
  if (!keys.ok) return context.fail(keys.message)
  // Whoever has the records open has everything open.
  const records = await openRecords(environment, keys.keyRing, context.recordsWorker)
  if (!records.ok && records.reason !== 'in_use') return context.fail(records.message)
  if (records.ok) await records.store.close()
  const told = records.ok
    ? await askHere(context, ask)
    : await ask(createRemoteRetentionDesk({ ...context, keyRing: keys.keyRing }))
  return told.ok ? told : context.fail(told.message)
}

async function askHere<Result>(
  context: CommandContext,
  ask: (desk: RetentionDesk) => Promise<Told<Result>>,
): Promise<Told<Result>> {
  const opened = await openRetention(context)
  if (!opened.ok) return opened
  return ask(opened.desk).finally(opened.close)
}
