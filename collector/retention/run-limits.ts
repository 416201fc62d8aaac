// Carries the limits out: one run at a time, each limit by itself, so that one that fails keeps no other back. What a run
// does not get done, because it failed, was stopped or killed, is due still at the next.
import { type BrandRegistry, UnreadableBrand } from '../brands/brand-registry.ts'
import type { Limits } from './limit.ts'
import type { LimitId } from './time-limits.ts'

/** What became of one limit of a brand, or for null of the operator's own. */
export interface Carried {
  brand: string | null
  limit: LimitId
  ended: number
  failed: boolean
}

export interface LimitsRun {
  carried: Carried[]
  /** Brands whose file cannot be read: none of their limits was carried out. */
  unreadable: string[]
}

export interface RunLimits {
  /** One brand's, or for null the operator's own; after the run that is under way. */
  run(brand: string | null): Promise<LimitsRun>
  /** Every brand's and the operator's own. */
  runAll(): Promise<LimitsRun>
  /** Waits for the limit that is being carried out; no other begins. */
  stop(): Promise<void>
}

export interface RunLimitsOptions {
  limits: Limits
  brands: Pick<BrandRegistry, 'find' | 'list'>
  now: () => number
  /** No once the collector is stopping. */
  goesOn: () => boolean
  /** Told of each limit that was carried out, and of each that failed: counts, never of whom. */
  onCarried: (carried: Carried) => void
  onFailure: (failure: { brand: string | null; limit: LimitId; error: unknown }) => void
}

export function createRunLimits(options: RunLimitsOptions): RunLimits {
  const { limits, brands, now, goesOn, onCarried, onFailure } = options
  let running: Promise<unknown> = Promise.resolve()

  async function carry(
    brand: string | null,
    limit: LimitId,
    carryOut: () => Promise<number>,
  ): Promise<Carried> {
    let carried: Carried = { brand, limit, ended: 0, failed: false }
    try {
      carried = { ...carried, ended: await carryOut() }
    } catch (error) {
      carried = { ...carried, failed: true }
      onFailure({ brand, limit, error })
    }
    onCarried(carried)
    return carried
  }

  async function runBrand(name: string): Promise<LimitsRun> {
    const carried: Carried[] = []
    if (isUnreadable(name)) return { carried, unreadable: [name] }
    for (const limit of limits.brand) {
      if (!goesOn()) break
      carried.push(
        await carry(name, limit.id, async () => {
          // Found anew each time: a limit before may have ended the brand itself (R12).
          const brand = brands.find(name)
          return brand ? limit.carryOut(brand, now()) : 0
        }),
      )
    }
    return { carried, unreadable: [] }
  }

  function isUnreadable(name: string): boolean {
    try {
      brands.find(name)
      return false
    } catch (error) {
      if (error instanceof UnreadableBrand) return true
      throw error
    }
  }

  async function runOwn(): Promise<LimitsRun> {
    const carried: Carried[] = []
    for (const limit of limits.operator)
      if (goesOn()) carried.push(await carry(null, limit.id, () => limit.carryOut(now())))
    return { carried, unreadable: [] }
  }

  function run(brand: string | null): Promise<LimitsRun> {
    const result = running.then(() => (brand === null ? runOwn() : runBrand(brand)))
    running = result.catch(() => undefined)
    return result
  }

  return {
    run,
    async runAll() {
      const runs: LimitsRun[] = []
      for (const brand of [...brands.list(), null]) if (goesOn()) runs.push(await run(brand))
      return {
        carried: runs.flatMap(({ carried }) => carried),
        unreadable: runs.flatMap(({ unreadable }) => unreadable),
      }
    },
    async stop() {
      await running
    },
  }
}
