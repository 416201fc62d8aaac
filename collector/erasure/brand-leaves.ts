// A brand that leaves (R12) or whose programme is suspended (R13): it takes nothing from now on; until the end it can come
// back as it was. Its file says so, which every collector on the folder sees within a second.
import type { Brand, EndedBrand } from '../brands/brand.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import { timeLimits } from '../retention/time-limits.ts'
import type { Tombstones } from './tombstones.ts'

const dayMs = 86_400_000

export type LeftBrand = { ok: true; ended: EndedBrand } | { ok: false; reason: 'no_such_brand' }
export type CameBack = { ok: true } | { ok: false; reason: 'no_such_brand' | 'not_left' | 'being_erased' }

export interface BrandLeaves {
  /** `suspended`: its data may be kept for six months, then it leaves. Asked again, the first date of the same stays. */
  leave(brand: string, how: EndedBrand['how']): LeftBrand
  /** `being_erased`: it has begun, and is gone on with; what is there still is not what there was. */
  comeBack(brand: string): CameBack
}

export function createBrandLeaves({
  brands,
  tombstones,
  now,
}: {
  brands: BrandRegistry
  tombstones: Pick<Tombstones, 'hasBrand'>
  now: () => number
}): BrandLeaves {
  return {
    leave(name, how) {
      const brand = brands.find(name)
      if (!brand) return { ok: false, reason: 'no_such_brand' }
      const ended = brand.ended?.how === how ? brand.ended : { how, since: now() }
      brands.save({ ...brand, ended })
      return { ok: true, ended }
    },
    comeBack(name) {
      const brand = brands.find(name)
      if (!brand) return { ok: false, reason: 'no_such_brand' }
      if (!brand.ended) return { ok: false, reason: 'not_left' }
      if (tombstones.hasBrand(name)) return { ok: false, reason: 'being_erased' }
      brands.save({ ...brand, ended: null })
      return { ok: true }
    },
  }
}

/** When what follows is due, milliseconds since 1970. */
export function endsAt({ how, since }: EndedBrand): number {
  if (how === 'left') return since + timeLimits.R12.default * dayMs
  const end = new Date(since)
  end.setUTCMonth(end.getUTCMonth() + timeLimits.R13.default)
  return end.getTime()
}

/** The brands that still take something: the others are none to a shop, a popin or a server that sends. */
export function takingBrands<Found extends Pick<BrandRegistry, 'find'>>(brands: Found): Found {
  return {
    ...brands,
    find: (name: string): Brand | null => {
      const brand = brands.find(name)
      return brand?.ended ? null : brand
    },
  }
}
