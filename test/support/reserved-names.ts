// Which hosts, e-mail addresses and IPs a text names that somebody may own: those outside the reserved lists.
import ipaddr from 'ipaddr.js'

/** RFC 2606 and 6761: nobody owns these, nor what stands below them. */
const reservedDomains = [
  'example',
  'example.com',
  'example.net',
  'example.org',
  'test',
  'invalid',
  'localhost',
]

/** RFC 5737 and 3849 for documentation; this machine; and private networks, which nobody owns. */
const reservedRanges = [
  '192.0.2.0/24',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '2001:db8::/32',
  '127.0.0.0/8',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '0.0.0.0/32',
  '::/128',
  '::1/128',
  'fe80::/10',
  'fc00::/7',
  // RFC 6890: shared, link-local, benchmarking, multicast, future; and IPv6 that stands for an IPv4 address.
  '100.64.0.0/10',
  '169.254.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '64:ff9b::/96',
  '2002::/16',
  '2001::/32',
].map((range) => ipaddr.parseCIDR(range))

const urlHost = /\bhttps?:\/\/(?:[\w.%+-]*(?::[\w.%+-]*)?@)?([\p{L}\d-]+(?:\.[\p{L}\d-]+)+)/giu
const emailHost = /[\w.%+-]@((?:[\p{L}\d-]+\.)+\p{L}{2,})\b/gu
/** Not the version in `Chrome/131.0.0.0`. */
const ipv4 = /(?<![\d.]|[a-z]\/)(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/gi
const ipv6 = /(?<![\w:.])(?:[\da-f]{1,4}:){2,7}(?::|[\da-f]{1,4})(?:[\da-f:.]*)/gi

/** What a text names and nobody reserved, each once. */
export function ownedNames(text: string): string[] {
  const hosts = [...text.matchAll(urlHost), ...text.matchAll(emailHost)].map(([, host = '']) =>
    host.toLowerCase(),
  )
  const addresses = [...text.matchAll(ipv4), ...text.matchAll(ipv6)].map(([address]) => address)
  const ownedHosts = hosts.filter((host) => !ipaddr.isValid(host) && !isReservedHost(host))
  const ownedAddresses = addresses.filter((address) => ipaddr.isValid(address) && !isReservedAddress(address))
  return [...new Set([...ownedHosts, ...ownedAddresses])]
}

function isReservedHost(host: string): boolean {
  return reservedDomains.some((domain) => host === domain || host.endsWith(`.${domain}`))
}

function isReservedAddress(text: string): boolean {
  const address = ipaddr.process(text)
  return reservedRanges.some((range) => address.kind() === range[0].kind() && address.match(range))
}
