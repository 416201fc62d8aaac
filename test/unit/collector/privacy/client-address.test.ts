import { describe, expect, it } from 'vitest'
import { createClientAddress } from '../../../../collector/privacy/client-address.ts'

function clientAddressBehind(...proxies: string[]) {
  const created = createClientAddress(proxies)
  if (!created.ok) throw new Error(created.range)
  return created.clientAddress
}

const behind = clientAddressBehind('192.0.2.0/24', '2001:db8:1::/48', '198.51.100.9')

describe('without a proxy', () => {
  it('S11: the header is not believed', () => {
    expect(clientAddressBehind()('203.0.113.5', '198.51.100.1')).toBe('203.0.113.5')
  })

  it('a socket that is gone has the unspecified address', () => {
    expect(clientAddressBehind()(undefined, '198.51.100.1')).toBe('::')
  })
})

describe('S11: behind proxies', () => {
  const rows: [string, string, string | undefined, string][] = [
    ['the one address that the proxy names is the client', '192.0.2.1', '203.0.113.5', '203.0.113.5'],
    ['the header of a stranger is not believed', '203.0.113.9', '203.0.113.5', '203.0.113.9'],
    [
      'what the client forged further left is ignored',
      '192.0.2.1',
      '198.51.100.1, 203.0.113.5',
      '203.0.113.5',
    ],
    ['a second proxy is passed over', '192.0.2.1', '203.0.113.5, 192.0.2.2', '203.0.113.5'],
    ['a proxy of another range is passed over', '192.0.2.1', '203.0.113.5,198.51.100.9', '203.0.113.5'],
    ['a proxy on IPv6 is believed', '2001:db8:1::7', '2001:db8:2::5', '2001:db8:2::5'],
    ['a proxy in mapped spelling is believed', '::ffff:192.0.2.1', '203.0.113.5', '203.0.113.5'],
    ['when all are proxies, the furthest asked', '192.0.2.1', '192.0.2.3, 192.0.2.2', '192.0.2.3'],
    ['a port is taken off', '192.0.2.1', '203.0.113.5:1234', '203.0.113.5'],
    ['brackets and port are taken off', '192.0.2.1', '[2001:db8:2::5]:443', '2001:db8:2::5'],
    ['garbage falls back to the socket', '192.0.2.1', 'unknown', '192.0.2.1'],
    ['garbage to the right of an address too', '192.0.2.1', '203.0.113.5, <script>', '192.0.2.1'],
    ['an empty hop is garbage', '192.0.2.1', '203.0.113.5,', '192.0.2.1'],
    ['an unclosed bracket is garbage', '192.0.2.1', '[2001:db8:2::5', '192.0.2.1'],
    ['no header: the socket', '192.0.2.1', undefined, '192.0.2.1'],
    ['an empty header: the socket', '192.0.2.1', '', '192.0.2.1'],
  ]
  it.each(rows)('%s', (_, socket, header, expected) => {
    expect(behind(socket, header)).toBe(expected)
  })

  it('a header of ten thousand forged hops is read from the right only', () => {
    expect(behind('192.0.2.1', `${'198.51.100.1,'.repeat(10_000)}203.0.113.5`)).toBe('203.0.113.5')
  })
})

describe('ranges', () => {
  it.each([
    ['192.0.2.128/25', '192.0.2.127', '192.0.2.128'],
    ['192.0.2.4/31', '192.0.2.6', '192.0.2.5'],
    ['2001:db8::/33', '2001:db8:8000::1', '2001:db8:7fff::1'],
  ])('%s does not hold %s, and holds %s', (range, outside, inside) => {
    const clientAddress = clientAddressBehind(range)
    expect(clientAddress(outside, '203.0.113.5')).toBe(outside)
    expect(clientAddress(inside, '203.0.113.5')).toBe('203.0.113.5')
  })

  it.each([
    '',
    'proxy.example.com',
    '192.0.2.0/33',
    '2001:db8::/129',
    '192.0.2.0/',
    '192.0.2.0/x',
    '192.0.2.0/8/8',
  ])('%j is refused by name', (range) => {
    expect(createClientAddress(['192.0.2.1', range])).toEqual({ ok: false, reason: 'invalid_range', range })
  })
})

describe('S11: a proxy', () => {
  const created = createClientAddress(['192.0.2.0/24', '2001:db8:1::/48'])
  const isProxy = created.ok ? created.isProxy : () => null

  it.each(['192.0.2.1', '::ffff:192.0.2.1', '2001:db8:1::7'])('is %s, as it is listed', (address) => {
    expect(isProxy(address)).toBe(true)
  })

  it.each([undefined, '', '203.0.113.5', '2001:db8:2::7', 'shop.example.com'])('is not %s', (address) => {
    expect(isProxy(address)).toBe(false)
  })

  it('is nobody where none is configured, this machine included', () => {
    const none = createClientAddress([])
    expect(none.ok && none.isProxy('127.0.0.1')).toBe(false)
  })
})
