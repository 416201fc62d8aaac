import { describe, expect, it } from 'vitest'
import { referrerHost, scrubUrl } from '../../../../collector/privacy/scrub-url.ts'

const bare = { ok: true, utm_source: null, utm_medium: null, utm_campaign: null }
const pathOf = (path: string) => {
  const scrubbed = scrubUrl(`https://shop.example${path}`, 'FR')
  return scrubbed.ok ? scrubbed.path : null
}

it('E15: keeps host, path and campaign, and drops credentials, query and fragment', () => {
  const url =
    'https://jean:secret@shop.example/fr/boots?q=jean&token=abc&utm_source=news&utm_medium=email&utm_campaign=nov#x'
  expect(scrubUrl(url, 'FR')).toEqual({
    ok: true,
    host: 'shop.example',
    path: '/fr/boots',
    utm_source: 'news',
    utm_medium: 'email',
    utm_campaign: 'nov',
  })
})

it('keeps a port that is not the scheme’s own', () => {
  expect(scrubUrl('http://localhost:8787')).toEqual({ ...bare, host: 'localhost:8787', path: '/' })
  expect(scrubUrl('https://shop.example:443/')).toEqual({ ...bare, host: 'shop.example', path: '/' })
})

it('E4: scrubs campaign values, and an empty one is none', () => {
  expect(
    scrubUrl('https://shop.example/?utm_source=jean%40example.com&utm_medium=&utm_campaign=0612345678', 'FR'),
  ).toEqual({ ...bare, host: 'shop.example', path: '/', utm_source: '[email]', utm_campaign: '[phone]' })
})

describe('E4: in a path', () => {
  it.each([
    ['/account/jean@example.com/orders', '/account/[email]/orders'],
    ['/account/jean%40example.com', '/account/[email]'],
    ['/account/jean%252540example.com', '/account/[email]'],
    ['/call/%2B33612345678', '/call/[phone]'],
    ['/call/06%2012%2034%2056%2078/x', '/call/[phone]/x'],
    ['/pay/4111-1111-1111-1111', '/pay/[card]'],
    ['/reset/9f86d081884c7d659a2feaa0c55ad015', '/reset/[token]'],
    ['/été/jean@example.com', '/%C3%A9t%C3%A9/[email]'],
    ['/né à jean@example.com', '/n%C3%A9%20%C3%A0%20[email]'],
  ])('%s becomes %s', (path, scrubbed) => {
    expect(pathOf(path)).toBe(scrubbed)
  })

  it.each([
    '/',
    '/fr/chaussures/bottes-hiver-homme-taille-42',
    '/2026/11/21/',
    '/06/12/34/56/78',
    '/p/3017620422003',
    '/%C3%A9t%C3%A9/50%25',
    '/%E0%A4%A/1234567',
  ])('%s stays as it came', (path) => {
    expect(pathOf(path)).toBe(path)
  })
})

it.each([
  '',
  'shop.example',
  '/boots',
  'javascript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'ftp://shop.example/',
  'https://',
  `https://shop.example/${'a'.repeat(2048)}`,
])('refuses %j', (url) => {
  expect(scrubUrl(url)).toEqual({ ok: false })
  expect(referrerHost(url)).toBeNull()
})

it('E15: of a referrer only the host is kept', () => {
  expect(referrerHost('https://search.example/results?q=jean@example.com')).toBe('search.example')
  expect(referrerHost('android-app://com.example.app/')).toBeNull()
})

it.each([
  '/tel/06%2012%2034%2056%2078%ff',
  '/pay/4111%201111%201111%201111%ff',
  '/to/jean%2Edupont%40example%2Ecom%ff',
  '/to/%ff%20jean%40example.com',
])('one broken escape hides nothing: %s', (path) => {
  const scrubbed = scrubUrl(`https://shop.example${path}`, 'FR')
  expect(scrubbed).toMatchObject({ ok: true, path: expect.stringMatching(/\[(phone|card|email)\]/) })
  expect(JSON.stringify(scrubbed)).not.toMatch(/jean|4111|12%2034/)
})
