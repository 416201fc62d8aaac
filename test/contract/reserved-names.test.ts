import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { expect, it } from 'vitest'
import { filesUnder } from '../support/byte-search.ts'
import { ownedNames } from '../support/reserved-names.ts'

/** What may stand in spite of it, and why. Nothing in a test ever connects to one of these. */
const allowed: Record<string, string> = {
  'www.w3.org': 'the name of the SVG namespace',
  'www.google.com': 'part of the user agent by which Googlebot names itself',
  'gmail.com': 'a published test vector',
  'exämple.de': 'a published test vector',
  'xn--exmple-cua.de': 'a published test vector',
  '-example.com': 'not a possible host: the address must be refused',
  'gmial.com': 'a slip in the name of a usual mailbox, which the popin notices',
  'gmail.co': 'a slip in the name of a usual mailbox, which the popin notices',
  'orage.fr': 'a slip in the name of a usual mailbox, which the popin notices',
  'orange.fr': 'the usual mailbox that is meant',
  'mail.com': 'a usual mailbox one letter from another: no slip',
  'ymail.com': 'a usual mailbox one letter from another: no slip',
  'op.pl': 'a usual mailbox one letter from another: no slip',
}

const sources = ['test', 'examples']
  .flatMap(filesUnder)
  .filter((path) =>
    ['.ts', '.tsx', '.js', '.mjs', '.json', '.html', '.css', '.svg', '.md'].includes(extname(path)),
  )
  .filter((path) => !path.endsWith('reserved-names.test.ts'))

it('X6: tests and examples name reserved domains, addresses and IPs only', () => {
  const found = sources.flatMap((path) =>
    ownedNames(readFileSync(path, 'utf8'))
      .filter((name) => !(name in allowed))
      .map((name) => `${path}: ${name}`),
  )
  expect(found).toEqual([])
  expect(sources.length).toBeGreaterThan(100)
})

it('X6: no exception stands for nothing', () => {
  const named = new Set(sources.flatMap((path) => ownedNames(readFileSync(path, 'utf8'))))
  expect(Object.keys(allowed).filter((name) => !named.has(name))).toEqual([])
})

it.each([
  ['https://shop.fr/a', 'shop.fr'],
  ['http://user:pass@shop.fr:8080/a', 'shop.fr'],
  ['HTTPS://WWW.SHOP.FR', 'www.shop.fr'],
  ['to jean@mail.fr, please', 'mail.fr'],
  ["'jean+tag@sub.mail.co.uk'", 'sub.mail.co.uk'],
  ['https://notexample.com', 'notexample.com'],
  ['https://example.com.evil.fr', 'example.com.evil.fr'],
  ['https://bücher.de', 'bücher.de'],
  ['connect 8.8.8.8 now', '8.8.8.8'],
  ['http://203.0.114.1/', '203.0.114.1'],
  ['from 2a00:1450:4007::1', '2a00:1450:4007::1'],
  ['x-forwarded-for: 2001:4860:4860::8888', '2001:4860:4860::8888'],
])('the search finds %s', (text, name) => {
  expect(ownedNames(text)).toEqual([name])
})

it.each([
  'https://shop.example.com/boots',
  'http://localhost:8787',
  'http://127.0.0.1:0',
  'a@example.org and b@shop.test',
  '192.0.2.1, 198.51.100.7, 203.0.113.255, 2001:db8:7::1, ::1',
  '12:30:45 and 1.2.3 and Chrome/131.0.0.0',
])('%s is nobody’s', (text) => {
  expect(ownedNames(text)).toEqual([])
})
