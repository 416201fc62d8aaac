// R22: behaviour events go by whole months (UTC), which are one file each: a month when the last of its days is due. So no
// event goes early, and the first of a month are kept up to a month longer.
import type { AccessLog } from '../access-log/access-log.ts'
import type { EventEraser } from '../stores/events.ts'
import type { Limit } from './limit.ts'
import { dueAt, type Length, lengthOf } from './limit-length.ts'

export interface EventLimitOptions {
  store: Pick<EventEraser, 'months' | 'dropMonths'>
  accessLog: Pick<AccessLog, 'add'>
}

export function createEventLimit({ store, accessLog }: EventLimitOptions): Limit {
  return {
    id: 'R22',
    async due({ name, settings }, until) {
      const length = lengthOf('R22', settings)
      const months = (await store.months(name)).map((month) => ({ month, at: dueAt(endOf(month), length) }))
      return months
        .filter(({ at }) => at <= until)
        .map(({ month, at }) => ({ limit: 'R22', kind: 'event_month', id: month, at, what: 'delete' }))
    },
    async carryOut({ name, settings }, now) {
      const months = await store.dropMonths(name, keptFrom(now, lengthOf('R22', settings)))
      for (const id of months)
        await accessLog.add(name, { by: 'retention', operation: 'deleted', entity: 'events', id })
      return months.length
    },
  }
}

/** The moment before which everything is due: the beginning of a month. */
export function keptFrom(now: number, { amount }: Length): number {
  const today = new Date(now)
  return Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - amount)
}

/** The first moment after a month such as `2026-11`. */
function endOf(month: string): number {
  const start = new Date(`${month}-01T00:00:00Z`)
  return Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1)
}
