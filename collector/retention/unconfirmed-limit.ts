// R6: an opt-in that nobody confirmed. The ask goes, and the contact where it was nothing but pending.
import type { AccessLog } from '../access-log/access-log.ts'
import type { ExpirePending } from '../contacts/expire-pending.ts'
import { pendingLastsMs } from '../settings/retention-settings.ts'
import type { RecordStore } from '../stores/records.ts'
import type { Limit } from './limit.ts'

export interface UnconfirmedLimitOptions {
  records: RecordStore
  expirePending: ExpirePending
  accessLog: Pick<AccessLog, 'add'>
}

export function createUnconfirmedLimit({
  records,
  expirePending,
  accessLog,
}: UnconfirmedLimitOptions): Limit {
  const due: Limit['due'] = async ({ name, settings }, until) => {
    const lastsMs = pendingLastsMs(settings)
    const rows = await records.transact(name, (tx) =>
      tx.run(
        `SELECT asks.id, asks.asked_at, legal_holds.reason FROM asks
        LEFT JOIN legal_holds ON legal_holds.kind = 'contact' AND legal_holds.id = asks.contact
        WHERE asks.confirmed_at IS NULL AND asks.asked_at <= ? ORDER BY asks.asked_at, asks.id`,
        [until - lastsMs],
      ),
    )
    return rows.map(({ id, asked_at, reason }) => ({
      limit: 'R6',
      kind: 'ask',
      id: String(id),
      at: Number(asked_at) + lastsMs,
      what: 'delete',
      ...(reason ? { heldBecause: String(reason) } : {}),
    }))
  }

  return {
    id: 'R6',
    due,
    async carryOut(brand, now) {
      const isAnyDue = (await due(brand, now)).some(({ heldBecause }) => heldBecause === undefined)
      // First: what a kill keeps from being done is told once more, never left out.
      if (isAnyDue) await accessLog.add(brand.name, { ...act, reason: 'unconfirmed' })
      return expirePending(brand.name, now)
    },
  }
}

const act = { by: 'retention', operation: 'deleted', entity: 'contacts' } as const
