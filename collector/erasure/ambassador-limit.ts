// R10: an ambassador who left is erased at the end of the days in which it can be undone.
import type { Brand } from '../brands/brand.ts'
import { isHeld } from '../retention/legal-holds.ts'
import type { Due, Limit } from '../retention/limit.ts'
import type { RecordStore } from '../stores/records.ts'
import type { AmbassadorLeaves } from './ambassador-leaves.ts'
import type { Erasures } from './erasures.ts'

export interface AmbassadorLimitOptions {
  records: RecordStore
  ambassadorLeaves: Pick<AmbassadorLeaves, 'list'>
  erasures: Pick<Erasures, 'ambassador'>
}

const dayMs = 86_400_000

export function createAmbassadorLimit({
  records,
  ambassadorLeaves,
  erasures,
}: AmbassadorLimitOptions): Limit {
  async function due({ name, settings }: Brand, until: number): Promise<Due[]> {
    const lastsMs = settings.retention.ambassadorLeavesDays * dayMs
    const leaves = (await ambassadorLeaves.list(name)).filter(({ leftAt }) => leftAt + lastsMs <= until)
    return records.transact(name, async (tx) => {
      const found: Due[] = []
      for (const { ambassador, leftAt } of leaves) {
        const held = await isHeld(tx, 'ambassador', ambassador)
        const about = {
          limit: 'R10',
          kind: 'ambassador',
          id: ambassador,
          at: leftAt + lastsMs,
          what: 'erase',
        } as const
        found.push({ ...about, ...(held === null ? {} : { heldBecause: held }) })
      }
      return found
    })
  }

  return {
    id: 'R10',
    due,
    async carryOut(brand, now) {
      let erased = 0
      for (const { id, heldBecause } of await due(brand, now)) {
        if (heldBecause !== undefined) continue
        const done = await erasures.ambassador(brand.name, id, { by: 'retention', reason: 'retention' })
        if (done.ok) erased += 1
      }
      return erased
    },
  }
}
