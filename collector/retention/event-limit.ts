// R22: behaviour events go by whole months (UTC), which are one file each: a month when the last of its days is due. So no
// event goes early, and the first of a month are kept up to a month longer.
import type { AccessLog } from '../access-log/access-log.ts'
import type { EventEraser } from '../stores/events.ts'
import { endOfMonth } from './end-of-month.ts'
import type { Limit } from './limit.ts'
import { dueAt, type Length, lengthOf } from './limit-length.ts'

export interface EventLimitOptions {
  store: Pick<EventEraser, 'months' | 'dropMonths'>
  accessLog: Pick<AccessLog, 'add'>
}

export function createEventLimit({ store, accessLog }: EventLimitOptions): Limit {
  const due: Limit['due'] = async ({ name, settings }, until) => {
    const length = lengthOf('R22', settings)
    const months = (await store.months(name)).map((month) => ({
      month,
      at: dueAt(endOfMonth(month), length),
    }))
    return months
      .filter(({ at }) => at <= until)
      .map(({ month, at }) => ({ limit: 'R22', kind: 'event_month', id: month, at, what: 'delete' }))
  }

  return {
    id: 'R22',
    due,
    async carryOut(brand, now) {
      const { name, settings } = brand
      // First: what a kill keeps from going is told once more, never left out.
      for (const { id } of await due(brand, now))
        await accessLog.add(name, { by: 'retention', operation: 'deleted', entity: 'events', id })
      const dropped = await store.dropMonths(name, keptFrom(now, lengthOf('R22', settings)))
      return dropped.length
    },
  }
}

/** The moment before which everything is due: the beginning of a month. */
export function keptFrom(now: number, { amount }: Length): number {
  const today = new Date(now)
  return Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - amount)
}
