// Pseudonyms of a network address, for one day: the tag that fraud rules compare (E7), and the visitor of an event
// that came without a visitor ID. Nothing here outlives the day's salt.
import { createHmac } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { isMappedIpv4, parseAddress } from './parse-address.ts'
import { uuidFromHash } from './uuid-from-hash.ts'

const tagBytes = 16
const networkBytesOfIpv6 = 8
/** A user agent beyond this is crafted: cut, so that it costs no more than an honest one. */
const longestUserAgent = 512
/** What cannot be parsed counts as the unspecified address, `::`. */
const unspecified = new Uint8Array(tagBytes)

/**
 * `i1_` + base64url of the first 16 bytes of HMAC-SHA-256(salt, brand ‖ 0 ‖ network), where the network is an IPv4
 * address in full or an IPv6 address cut to /64.
 */
export function networkTag(salt: Buffer, brand: string, address: string): string {
  const digest = createHmac('sha256', salt).update(`${brand}\0`).update(networkOf(address)).digest()
  return `i1_${digest.toString('base64url', 0, tagBytes)}`
}

/** A UUID-shaped pseudonym of (network, user agent) that changes with the salt, every day. */
export function dailyVisitor(salt: Buffer, brand: string, address: string, userAgent: string): string {
  // The leading zero byte keeps this apart from networkTag, whose first byte is a brand's first letter.
  const digest = createHmac('sha256', salt)
    .update(`\0visitor\0${brand}\0`)
    .update(networkOf(address))
    .update(userAgent.slice(0, longestUserAgent))
    .digest()
  return uuidFromHash(digest)
}

export interface NetworkPseudonyms {
  networkTag(nowMs: number, brand: string, address: string): string
  dailyVisitor(nowMs: number, brand: string, address: string, userAgent: string): string
  /** Forgets yesterday's on a day without events. For a timer: each hour, with the time of the call. */
  refresh(nowMs: number): void
}

export interface NetworkPseudonymOptions {
  saltFor: (nowMs: number) => Buffer
  /** Addresses remembered in memory, default 10,000; forgotten with the salt. */
  remembered?: number
}

/** What is remembered of one address of one brand. */
interface Neighbour {
  tag: string
  /** By user agent. */
  visitors: Map<string, string>
}

/** User agents remembered behind one address: an office, not a forger's list. */
const mostAgents = 100

/** The two above under the salt of the day, remembered: a shopper's events come in rows from one address. */
export function createNetworkPseudonyms(options: NetworkPseudonymOptions): NetworkPseudonyms {
  const { saltFor, remembered = 10_000 } = options
  const neighbours = new LRUCache<string, Neighbour>({ max: remembered })
  let today: Buffer | null = null

  function saltOf(nowMs: number): Buffer {
    const salt = saltFor(nowMs)
    if (salt !== today) neighbours.clear()
    today = salt
    return salt
  }

  function neighbourAt(salt: Buffer, brand: string, address: string): Neighbour {
    const key = `${brand}\0${address}`
    const known = neighbours.get(key)
    if (known !== undefined) return known
    const met = { tag: networkTag(salt, brand, address), visitors: new Map<string, string>() }
    neighbours.set(key, met)
    return met
  }

  return {
    networkTag: (nowMs, brand, address) => neighbourAt(saltOf(nowMs), brand, address).tag,
    dailyVisitor(nowMs, brand, address, userAgent) {
      const salt = saltOf(nowMs)
      const { visitors } = neighbourAt(salt, brand, address)
      const agent = userAgent.slice(0, longestUserAgent)
      const known = visitors.get(agent)
      if (known !== undefined) return known
      const made = dailyVisitor(salt, brand, address, agent)
      if (visitors.size < mostAgents) visitors.set(agent, made)
      return made
    },
    refresh(nowMs) {
      saltOf(nowMs)
    },
  }
}

/** An IPv4 address in full, an IPv6 address cut to /64, as 16 bytes; what is no address is `::`. */
export function networkOf(address: string): Uint8Array {
  const bytes = parseAddress(address)
  if (bytes === null) return unspecified
  return isMappedIpv4(bytes) ? bytes : bytes.fill(0, networkBytesOfIpv6)
}
