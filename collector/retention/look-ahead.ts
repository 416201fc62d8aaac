// What will go, and why: what every limit says is due until a moment. Opaque IDs and names of limits; nobody is in it.
import type { Brand } from '../brands/brand.ts'
import { type BrandRegistry, UnreadableBrand } from '../brands/brand-registry.ts'
import type { Due, Limits } from './limit.ts'

export interface Foreseen extends Due {
  /** Null: the operator's own. */
  brand: string | null
}

export interface Outlook {
  /** The earliest first. */
  foreseen: Foreseen[]
  /** Brands whose file cannot be read: nothing of them goes until it can. */
  unreadable: string[]
}

/** Of one brand, or for null of all and the operator's own. Throws what a limit throws. */
export type LookAhead = (until: number, brand: string | null) => Promise<Outlook>

export interface LookAheadOptions {
  limits: Limits
  brands: Pick<BrandRegistry, 'find' | 'list'>
}

export function createLookAhead({ limits, brands }: LookAheadOptions): LookAhead {
  async function ofBrand(brand: Brand, until: number): Promise<Foreseen[]> {
    const foreseen: Foreseen[] = []
    for (const limit of limits.brand)
      foreseen.push(...(await limit.due(brand, until)).map((due) => ({ ...due, brand: brand.name })))
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
    const unreadable: string[] = []
    for (const name of wanted === null ? brands.list() : [wanted]) {
      const brand = readableBrand(brands, name)
      if (brand === 'unreadable') unreadable.push(name)
      else if (brand) foreseen.push(...(await ofBrand(brand, until)))
    }
    return { foreseen: foreseen.sort((one, other) => one.at - other.at), unreadable }
  }
}

function readableBrand(brands: Pick<BrandRegistry, 'find'>, name: string): Brand | 'unreadable' | null {
  try {
    return brands.find(name)
  } catch (error) {
    if (error instanceof UnreadableBrand) return 'unreadable'
    throw error
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
