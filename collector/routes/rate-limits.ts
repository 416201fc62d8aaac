// How many batches a second one address and one brand may send (S24). Counted in memory, by pseudonym of the second only.
import ipaddr from 'ipaddr.js'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import type { Brand } from '../brands/brand.ts'

export interface RateLimits {
  /** Counts a batch; 0 when it may pass, else the seconds to wait. */
  take(address: string, brand: Brand): Promise<number>
}

/** A burst of ten seconds' worth is let through at once. */
const burstSeconds = 10

export function createRateLimits({ perAddress }: { perAddress: number }): RateLimits {
  const addresses = perAddress > 0 ? createLimiter(perAddress) : null
  const brands = new Map<number, RateLimiterMemory>()

  function limiterOf(perSecond: number): RateLimiterMemory {
    const limiter = brands.get(perSecond) ?? createLimiter(perSecond)
    brands.set(perSecond, limiter)
    return limiter
  }

  return {
    async take(address, brand) {
      if (addresses && !isOwnAddress(address)) {
        const wait = await consume(addresses, address)
        if (wait > 0) return wait
      }
      const { batchesPerSecond } = brand.settings.limits
      return batchesPerSecond > 0 ? consume(limiterOf(batchesPerSecond), brand.name) : 0
    },
  }
}

function createLimiter(perSecond: number): RateLimiterMemory {
  return new RateLimiterMemory({ points: perSecond * burstSeconds, duration: burstSeconds })
}

/** A proxy on this machine whose header is not believed speaks for all shoppers at once. */
function isOwnAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback'
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key)
    return 0
  } catch (refusal) {
    if (refusal instanceof Error) throw refusal
    return Math.max(1, Math.ceil((refusal as RateLimiterRes).msBeforeNext / 1000))
  }
}
