// `candor suppress <e-mail>`: nobody of any brand of this collector writes to an address again (B3). Only the operator
// can say so: a brand's key reaches the brand's own contacts (A1).
import { defineCommand } from 'citty'
import { createAccessLog } from '../access-log/access-log.ts'
import { createContactRooms } from '../contact-rooms.ts'
import { type SuppressionReason, suppressionReasons } from '../contacts/suppression-reasons.ts'
import { openKeys, openRecords, openSigningKeys } from '../data-folder.ts'
import { normaliseEmail } from '../privacy/normalise-email.ts'
import type { CommandContext } from './context.ts'

export const suppress = (context: CommandContext) =>
  defineCommand({
    meta: { name: 'suppress', description: 'Keep an address from being written to by any brand' },
    args: {
      email: { type: 'positional', required: true, description: 'The address, in any spelling' },
      reason: {
        type: 'string',
        default: 'global_optout',
        description: `Why: ${suppressionReasons.join(', ')}`,
      },
    },
    async run({ args }) {
      const email = normaliseEmail(args.email) ?? context.fail('that is no e-mail address')
      const reason = suppressionReasons.find((known) => known === args.reason)
      if (!reason) return context.fail(`--reason: is one of ${suppressionReasons.join(', ')}`)
      const { stopped, unreadable } = await stopEverywhere(email, reason, context)
      if (stopped.length > 0)
        context.print(
          `no brand of this collector writes to this address any more; looked at: ${stopped.join(', ')}`,
        )
      if (unreadable.length > 0)
        context.fail(`not looked at; do it again once it can be read: ${unreadable.join('; ')}`)
    },
  })

const suppressed = {
  by: 'operator',
  operation: 'created',
  entity: 'suppression',
  route: 'candor suppress',
} as const

interface Stopped {
  /** The brands that were looked at. */
  stopped: string[]
  /** Why others were not: their files cannot be read. */
  unreadable: string[]
}

/** Ends what each brand has of the address, and keeps it from all that are there and will be. */
async function stopEverywhere(
  email: string,
  reason: SuppressionReason,
  { environment, now, recordsWorker, readSecret, log, fail }: CommandContext,
): Promise<Stopped> {
  const unreadable: string[] = []
  const keys = openKeys(environment, now, ({ message }) => void unreadable.push(message))
  if (!keys.ok) return fail(keys.message)
  const { keyRing, brands } = keys
  const stopped = brands.readable().map(({ name }) => name)
  if (stopped.length + unreadable.length === 0) return fail('there is no brand yet; npx candor brand add')
  const signing = openSigningKeys(environment)
  if (!signing.ok) return fail(signing.message)
  const opened = await openRecords(environment, keyRing, recordsWorker)
  if (!opened.ok) return fail(opened.message)
  const records = opened.store
  const { signer } = signing.ledgerKeys
  const onProblem = (problem: object) => log.error(problem, 'a task was not done; it waits')
  const rooms = createContactRooms({
    records,
    brands,
    keyRing,
    signer,
    readSecret,
    inbox: null,
    // No brand's server is heard here, and no report mailed.
    keepServerEvent: async () => ({ ok: false }),
    sendReportMail: async () => 'retry',
    now,
    onProblem,
  })
  const accessLog = createAccessLog({ records, keyRing, signer, now })
  const stop = { scope: 'operator', reason, by: 'operator' } as const
  try {
    for (const name of stopped)
      await records.transact(name, async (tx) => {
        await accessLog.addWithin(tx, name, suppressed)
        await rooms.withdrawals.stopAll(tx, name, email, stop)
      })
    return { stopped, unreadable }
  } finally {
    await records.close()
  }
}
