// A webhook's host → the one address it is sent to (S18). Every address that the name has must be public.
import type { LookupAddress } from 'node:dns'
import ipaddr from 'ipaddr.js'

/** As `dns.promises.lookup(name, { all: true })`. */
export type Lookup = (name: string) => Promise<LookupAddress[]>

export type ResolvedHost =
  | { ok: true; address: LookupAddress }
  | { ok: false; reason: 'unresolved' | 'inner_address' }

/**
 * Asked once: the connection is then made to this address, so that a second answer of the name server cannot lead
 * elsewhere. `loopback` lets this machine in, for tests and trials, and nothing else.
 */
export async function resolveHost(host: string, lookup: Lookup, loopback: boolean): Promise<ResolvedHost> {
  const found = await addressesOf(host.replace(/^\[|\]$/g, ''), lookup)
  const [first] = found
  if (!first) return { ok: false, reason: 'unresolved' }
  const isFine = found.every(({ address }) => isAllowed(address, loopback))
  return isFine ? { ok: true, address: first } : { ok: false, reason: 'inner_address' }
}

async function addressesOf(host: string, lookup: Lookup): Promise<LookupAddress[]> {
  if (ipaddr.isValid(host)) return [{ address: host, family: host.includes(':') ? 6 : 4 }]
  try {
    return await lookup(host)
  } catch {
    return []
  }
}

/** `unicast` is what no registry has set aside; IPv4 written as IPv6 is judged as IPv4. */
function isAllowed(address: string, loopback: boolean): boolean {
  if (!ipaddr.isValid(address)) return false
  const range = ipaddr.process(address).range()
  return loopback ? range === 'loopback' : range === 'unicast'
}
