// The desk over a data folder that no collector has open.
import type { AccessLog } from '../access-log/access-log.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import { toForeseenAnswer } from '../retention/foreseen-answer.ts'
import type { HoldResult } from '../retention/hold-records.ts'
import type { RetentionRooms } from '../retention-rooms.ts'
import { holdRefusals, toHoldAnswer } from '../routes/hold-answers.ts'
import type { RetentionDesk } from './retention-desk.ts'
import type { Told } from './user-desk.ts'

export interface LocalRetentionOptions
  extends Pick<RetentionRooms, 'lookAhead' | 'runLimits' | 'holdRecords'> {
  brands: Pick<BrandRegistry, 'find'>
  accessLog: Pick<AccessLog, 'add'>
  now: () => number
}

const dayMs = 86_400_000
const by = 'operator'

export function createLocalRetentionDesk(options: LocalRetentionOptions): RetentionDesk {
  const { lookAhead, runLimits, holdRecords, brands, accessLog, now } = options

  /** Null, or why there is nothing to be asked about. */
  function refuseBrand(brand: string | null): Extract<Told<object>, { ok: false }> | null {
    const isThere = brand === null || brands.find(brand) !== null
    return isThere ? null : { ok: false, message: `there is no brand ${brand}` }
  }

  const log = (operation: 'read' | 'created') =>
    accessLog.add(null, { by, operation, entity: 'limits', route: 'candor retention' })

  return {
    async foresee(days, brand) {
      const refused = refuseBrand(brand)
      if (refused) return refused
      await log('read')
      const until = now() + days * dayMs
      return { ok: true, ...toForeseenAnswer(await lookAhead(until, brand), until) }
    },
    async carryOut(brand) {
      const refused = refuseBrand(brand)
      if (refused) return refused
      await log('created')
      return { ok: true, ...(await (brand === null ? runLimits.runAll() : runLimits.run(brand))) }
    },
    async holds(brand) {
      const refused = refuseBrand(brand)
      return refused ?? { ok: true, holds: (await holdRecords.list(brand)).map(toHoldAnswer) }
    },
    hold: async (brand, hold) => told(await holdRecords.set(brand, hold, by)),
    lift: async (brand, record) => told(await holdRecords.lift(brand, record, by)),
  }
}

function told(result: HoldResult): Told<object> {
  return result.ok ? { ok: true } : { ok: false, message: holdRefusals[result.reason].message }
}
