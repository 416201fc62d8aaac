// Where the `candor user …` commands take their questions: the data folder itself, or the collector that has it open.
import { randomBytes } from 'node:crypto'
import { ulid } from 'ulid'
import { createAccess } from '../access/create-access.ts'
import { createAccessLog } from '../access-log/access-log.ts'
import { openKeys, openRecords, openSigningKeys } from '../data-folder.ts'
import type { CommandContext } from './context.ts'
import { createLocalUserDesk } from './local-user-desk.ts'
import { createRemoteUserDesk } from './remote-user-desk.ts'
import type { Told, UserDesk } from './user-desk.ts'

/** Opens the desk, answers what `ask` is told there, and closes it; a refusal ends the command. */
export async function askUserDesk<Result>(
  context: CommandContext,
  ask: (desk: UserDesk) => Promise<Told<Result>>,
): Promise<Result> {
  const { environment, now } = context
  const keys = openKeys(environment, now)
  if (!keys.ok) return context.fail(keys.message)
  const { keyRing, brands } = keys
  const signing = openSigningKeys(environment)
  if (!signing.ok) return context.fail(signing.message)
  const opened = await openRecords(environment, keyRing, context.recordsWorker)
  if (!opened.ok && opened.reason !== 'in_use') return context.fail(opened.message)
  const records = opened.ok ? opened.store : null
  const desk = records
    ? createLocalUserDesk(
        createAccess({ records, keyRing, random: randomBytes, newId: () => ulid(now()), now }).users,
        brands,
        createAccessLog({ records, keyRing, signer: signing.ledgerKeys.signer, now }),
      )
    : createRemoteUserDesk({ ...context, keyRing })
  const told = await ask(desk).finally(() => records?.close())
  return told.ok ? told : context.fail(told.message)
}
