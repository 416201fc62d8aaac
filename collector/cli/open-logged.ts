// The records of a data folder for a command, with the log that what it does with them is written into.
import { type AccessLog, createAccessLog } from '../access-log/access-log.ts'
import { openKeys, openRecords, openSigningKeys } from '../data-folder.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import type { RecordStore } from '../stores/records.ts'
import type { CommandContext } from './context.ts'

export interface Logged {
  records: RecordStore
  keyRing: KeyRing
  accessLog: AccessLog
}

/** To be closed by whoever opened it. Where it cannot be opened the command ends; `hint` says what else would help. */
export async function openLogged(
  { environment, now, recordsWorker, fail }: CommandContext,
  hint = '',
): Promise<Logged> {
  const keys = openKeys(environment, now)
  if (!keys.ok) return fail(keys.message)
  const signing = openSigningKeys(environment)
  if (!signing.ok) return fail(signing.message)
  const opened = await openRecords(environment, keys.keyRing, recordsWorker)
  if (!opened.ok) return fail(`${opened.message}${hint}`)
  const { keyRing } = keys
  const records = opened.store
  return {
    records,
    keyRing,
    accessLog: createAccessLog({ records, keyRing, signer: signing.ledgerKeys.signer, now }),
  }
}
