// What will go, and why: what every limit says is due until a moment. Opaque IDs and names of limits; nobody is in it.
import type { Brand } from '../brands/brand.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
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

/**
 * For null of all brands that can be read, and the operator's own. Of one brand nothing where there is none, and it throws
 * an UnreadableBrand where its file cannot be read. Throws what a limit throws.
 */
export type LookAhead = (until: number, brand: string | null) => Promise<Outlook>

export interface LookAheadOptions {
  limits: Limits
  brands: Pick<BrandRegistry, 'find' | 'readable' | 'unreadable'>
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

  async function ofAll(until: number): Promise<Outlook> {
    const unreadable = brands.unreadable().map(({ brand }) => brand)
    const foreseen = await ofOperator(until)
    for (const brand of brands.readable()) foreseen.push(...(await ofBrand(brand, until)))
    return { foreseen, unreadable }
  }

  async function ofOne(name: string, until: number): Promise<Outlook> {
    const brand = brands.find(name)
    return { foreseen: brand ? await ofBrand(brand, until) : [], unreadable: [] }
  }

  return async (until, wanted) => {
    const { foreseen, unreadable } = await (wanted === null ? ofAll(until) : ofOne(wanted, until))
    return { foreseen: foreseen.sort((one, other) => one.at - other.at), unreadable }
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
