// What will go, and why: what every limit says is due until a moment. Opaque IDs and names of limits; nobody is in it.
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { Due, Limits } from './limit.ts'

export interface Foreseen extends Due {
  /** Null: the operator's own. */
  brand: string | null
}

/** Of one brand, or for null of all and the operator's own; the earliest first. Throws what a limit throws. */
export type LookAhead = (until: number, brand: string | null) => Promise<Foreseen[]>

export interface LookAheadOptions {
  limits: Limits
  brands: Pick<BrandRegistry, 'find' | 'list'>
}

export function createLookAhead({ limits, brands }: LookAheadOptions): LookAhead {
  async function ofBrand(name: string, until: number): Promise<Foreseen[]> {
    const brand = brands.find(name)
    const foreseen: Foreseen[] = []
    for (const limit of brand ? limits.brand : [])
      if (brand) foreseen.push(...(await limit.due(brand, until)).map((due) => ({ ...due, brand: name })))
    return foreseen
  }

  async function ofOperator(until: number): Promise<Foreseen[]> {
    const foreseen: Foreseen[] = []
    for (const limit of limits.operator)
      foreseen.push(...(await limit.due(until)).map((due) => ({ ...due, brand: null })))
    return foreseen
  }

  return async (until, wanted) => {
    const foreseen = wanted === null ? await ofOperator(until) : []
    for (const name of wanted === null ? brands.list() : [wanted])
      foreseen.push(...(await ofBrand(name, until)))
    return foreseen.sort((one, other) => one.at - other.at)
  }
}

/** As many of one kind that go for one reason. */
export interface ForeseenSum {
  brand: string | null
  limit: Due['limit']
  what: Due['what']
  kind: Due['kind']
  count: number
  /** Of these, those that a legal hold keeps, or the person. */
  held: number
  /** The first of them, milliseconds since 1970. */
  from: number
}

/** In the order of `foreseen`: what goes first stands first. */
export function sumForeseen(foreseen: readonly Foreseen[]): ForeseenSum[] {
  const sums = new Map<string, ForeseenSum>()
  for (const { brand, limit, what, kind, at, heldBecause } of foreseen) {
    const name = JSON.stringify([brand, limit, what, kind])
    const sum = sums.get(name) ?? { brand, limit, what, kind, count: 0, held: 0, from: at }
    sum.count++
    if (heldBecause !== undefined) sum.held++
    sums.set(name, sum)
  }
  return [...sums.values()]
}
