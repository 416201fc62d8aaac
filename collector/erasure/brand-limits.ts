// R12 and R13: a brand that left is erased after seven days; one that was suspended for six months leaves.

import type { EndedBrand } from '../brands/brand.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import { isHeld } from '../retention/legal-holds.ts'
import type { Due, OperatorLimit } from '../retention/limit.ts'
import type { RecordStore } from '../stores/records.ts'
import { endsAt } from './brand-leaves.ts'
import type { Erasures } from './erasures.ts'

export interface BrandLimitOptions {
  records: Pick<RecordStore, 'transact'>
  brands: Pick<BrandRegistry, 'find' | 'readable' | 'save'>
  erasures: Pick<Erasures, 'brand'>
}

const ids = { left: 'R12', suspended: 'R13' } as const

/** The limit of those who ended in one way; `end` does what is due, and says whether it is done. */
function createLimit(
  { records, brands }: BrandLimitOptions,
  how: EndedBrand['how'],
  end: (brand: string, now: number) => Promise<boolean>,
): OperatorLimit {
  async function due(until: number): Promise<Due[]> {
    const over = brands.readable().flatMap(({ name, ended }) => {
      const at = ended?.how === how ? endsAt(ended) : Number.POSITIVE_INFINITY
      return at <= until ? [{ id: name, at }] : []
    })
    over.sort((one, other) => one.at - other.at)
    return records.transact(null, async (tx) => {
      const found: Due[] = []
      for (const { id, at } of over) {
        const held = await isHeld(tx, 'brand', id)
        const about = { limit: ids[how], kind: 'brand', id, at, what: 'delete' } as const
        found.push({ ...about, ...(held === null ? {} : { heldBecause: held }) })
      }
      return found
    })
  }

  return {
    id: ids[how],
    due,
    async carryOut(now) {
      let ended = 0
      for (const { id, heldBecause } of await due(now))
        if (heldBecause === undefined && (await end(id, now))) ended += 1
      return ended
    },
  }
}

export function createBrandLeftLimit(options: BrandLimitOptions): OperatorLimit {
  const asked = { by: 'retention', reason: 'retention' } as const
  return createLimit(options, 'left', async (name) => (await options.erasures.brand(name, asked)).ok)
}

export function createSuspendedBrandLimit(options: BrandLimitOptions): OperatorLimit {
  const { brands } = options
  return createLimit(options, 'suspended', async (name, now) => {
    const brand = brands.find(name)
    if (brand) brands.save({ ...brand, ended: { how: 'left', since: now } })
    return brand !== null
  })
}
