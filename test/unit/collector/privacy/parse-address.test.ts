import { expect, it } from 'vitest'
import { isMappedIpv4, parseAddress } from '../../../../collector/privacy/parse-address.ts'

const hex = (text: string) => {
  const bytes = parseAddress(text)
  return bytes === null ? null : Buffer.from(bytes).toString('hex')
}

it.each([
  ['203.0.113.77', '00000000000000000000ffffcb00714d'],
  ['::ffff:203.0.113.77', '00000000000000000000ffffcb00714d'],
  ['::FFFF:cb00:714d', '00000000000000000000ffffcb00714d'],
  ['2001:db8::1', '20010db8000000000000000000000001'],
  ['2001:DB8:0:0:0:0:0:1', '20010db8000000000000000000000001'],
  ['fe80::1%eth0', 'fe800000000000000000000000000001'],
  ['::', '00000000000000000000000000000000'],
])('reads %s', (text, expected) => {
  expect(hex(text)).toBe(expected)
})

it.each([
  '',
  ' ',
  '1',
  '203.0.113',
  '203.0.113.256',
  '0x7f.1',
  '0313.0.113.77',
  '203.0.113.7.7',
  '203.0.113.77:80',
])('is null for %j, which some read as IPv4', (text) => {
  expect(parseAddress(text)).toBeNull()
})

it.each([
  ':::',
  '2001:db8',
  '2001:db8::1::2',
  '[2001:db8::1]',
  'example.com',
  `2001:db8::${'0'.repeat(100)}1`,
])('is null for %j, which is no IPv6', (text) => {
  expect(parseAddress(text)).toBeNull()
})

it('tells a mapped IPv4 address from an IPv6 one', () => {
  expect(isMappedIpv4(parseAddress('203.0.113.77') ?? new Uint8Array(16))).toBe(true)
  expect(isMappedIpv4(parseAddress('2001:db8::ffff:cb00:714d') ?? new Uint8Array(16))).toBe(false)
})
