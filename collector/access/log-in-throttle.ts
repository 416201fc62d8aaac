// How often a password may be tried (S21): by account and network together, by network, and by account. Nobody is
// locked out: what is spent comes back by itself, and where an account was opened before it can be opened again.
import { isIPv6 } from 'node:net'
import ipaddr from 'ipaddr.js'
import { LRUCache } from 'lru-cache'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

export interface LogInThrottle {
  /** Counts a try; 0 when it may be made, else the seconds to wait. `account`: anything that tells accounts apart. */
  take(account: string, address: string): Promise<number>
  /** The try was right: it does not count, and this network is known to the account. */
  succeeded(account: string, address: string): Promise<void>
}

const quarterHour = 900

/** Tries in a quarter of an hour, and what is left of an account that is tried from everywhere: one in 5 seconds. */
export const throttleLimits = { pair: 5, network: 50, account: 20, slowSeconds: 5 } as const

const mostKnownPairs = 10_000

export function createLogInThrottle(): LogInThrottle {
  const pairs = new RateLimiterMemory({ points: throttleLimits.pair, duration: quarterHour })
  const networks = new RateLimiterMemory({ points: throttleLimits.network, duration: quarterHour })
  const accounts = new RateLimiterMemory({ points: throttleLimits.account, duration: quarterHour })
  const slow = new RateLimiterMemory({ points: 1, duration: throttleLimits.slowSeconds })
  const known = new LRUCache<string, true>({ max: mostKnownPairs })

  return {
    async take(account, address) {
      const network = networkOf(address)
      const pair = `${account} ${network ?? 'own'}`
      const waits = [await secondsToWait(pairs, pair)]
      if (network !== null) waits.push(await secondsToWait(networks, network))
      const wait = Math.max(...waits)
      if (wait > 0 || known.has(pair)) return wait
      return (await secondsToWait(accounts, account)) > 0 ? secondsToWait(slow, account) : 0
    },
    async succeeded(account, address) {
      const network = networkOf(address)
      const pair = `${account} ${network ?? 'own'}`
      known.set(pair, true)
      await pairs.delete(pair)
      await accounts.reward(account)
      if (network !== null) await networks.reward(network)
    },
  }
}

/** An IPv6 customer has a /64 of addresses. Null for this machine: a proxy on it may speak for everybody at once. */
function networkOf(address: string): string | null {
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  if (parsed.range() === 'loopback') return null
  const text = parsed.toNormalizedString()
  return isIPv6(text) ? text.split(':').slice(0, 4).join(':') : text
}

async function secondsToWait(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key)
    return 0
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
    throw refusal
  }
}
