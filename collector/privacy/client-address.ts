// Whose request this is, when proxies stand in front of the collector (S11).
import { parseAddress } from './parse-address.ts'

/** A range of addresses: its first 16-byte address and how many leading bits count. */
interface Range {
  network: Uint8Array
  bits: number
}

export type ClientAddress = (socketAddress: string | undefined, forwardedFor: string | undefined) => string

/** Whether a socket is one of the brand's own proxies, whose headers are believed. */
export type IsProxy = (socketAddress: string | undefined) => boolean

export type CreatedClientAddress =
  | { ok: true; clientAddress: ClientAddress; isProxy: IsProxy }
  | { ok: false; reason: 'invalid_range'; range: string }

const ipv4Offset = 96
/** More proxies than anybody has in a row; what a forger writes further to the left is not even looked at. */
const mostHops = 20
/** A socket that closed before it was asked has no address. */
const noAddress = '::'

/**
 * Reads `X-Forwarded-For` from the right, as long as the speaker is one of the brand's own proxies: the first address
 * that is none is the client. Anything unreadable on the way, or a speaker who is no proxy: the socket's address.
 *
 * @param trustedProxies addresses or CIDR ranges, e.g. `['10.0.0.0/8', '2001:db8::/32']`; none by default.
 */
export function createClientAddress(trustedProxies: readonly string[]): CreatedClientAddress {
  const ranges: Range[] = []
  for (const text of trustedProxies) {
    const range = parseRange(text)
    if (range === null) return { ok: false, reason: 'invalid_range', range: text }
    ranges.push(range)
  }
  const clientAddress: ClientAddress = (socketAddress = noAddress, forwardedFor) => {
    if (ranges.length === 0 || !forwardedFor || !isTrusted(ranges, socketAddress)) return socketAddress
    return clientAmong(hopsFromTheRight(forwardedFor), ranges) ?? socketAddress
  }
  const isProxy: IsProxy = (socketAddress) => socketAddress !== undefined && isTrusted(ranges, socketAddress)
  return { ok: true, clientAddress, isProxy }
}

/** Null at the first hop that is not an address. When all are proxies, the furthest one asked. */
function clientAmong(hops: string[], ranges: Range[]): string | null {
  let furthest: string | null = null
  for (const hop of hops) {
    const address = withoutPort(hop)
    if (parseAddress(address) === null) return null
    if (!isTrusted(ranges, address)) return address
    furthest = address
  }
  return furthest
}

function hopsFromTheRight(forwardedFor: string): string[] {
  return forwardedFor
    .split(',')
    .slice(-mostHops)
    .map((hop) => hop.trim())
    .reverse()
}

/** Some proxies write `192.0.2.1:1234` and `[2001:db8::1]:443`. */
function withoutPort(hop: string): string {
  if (hop.startsWith('[')) return hop.slice(1, Math.max(1, hop.indexOf(']')))
  const [host = '', , more] = hop.split(':', 3)
  return more === undefined && host.includes('.') ? host : hop
}

function parseRange(text: string): Range | null {
  const [address = '', prefix, more] = text.split('/')
  const network = parseAddress(address)
  if (network === null || more !== undefined) return null
  const offset = address.includes(':') ? 0 : ipv4Offset
  if (prefix === undefined) return { network, bits: 128 }
  if (!/^\d{1,3}$/.test(prefix)) return null
  const bits = Number(prefix) + offset
  return bits <= 128 ? { network, bits } : null
}

function isTrusted(ranges: Range[], address: string): boolean {
  const bytes = parseAddress(address)
  return bytes !== null && ranges.some((range) => isWithin(range, bytes))
}

function isWithin({ network, bits }: Range, address: Uint8Array): boolean {
  const whole = bits >> 3
  for (let i = 0; i < whole; i++) if (network[i] !== address[i]) return false
  const rest = bits & 7
  return rest === 0 || ((network[whole] ?? 0) ^ (address[whole] ?? 0)) >> (8 - rest) === 0
}
