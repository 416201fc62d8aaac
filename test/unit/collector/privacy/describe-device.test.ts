import { describe, expect, it } from 'vitest'
import { createDeviceDescriber, parsedCharacters } from '../../../../collector/privacy/describe-device.ts'

const webkit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)'
const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko)'

it.each([
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) ${webkit} Version/17.0 Mobile/15E148 Safari/604.1`,
    'phone',
    'Mobile Safari',
    'iOS',
  ],
  [
    `Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) ${webkit} Version/16.6 Mobile/15E148 Safari/604.1`,
    'tablet',
    'Mobile Safari',
    'iOS',
  ],
  [
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Version/17.0 Safari/605.1.15`,
    'desktop',
    'Safari',
    'Mac OS',
  ],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Chrome/131.0.0.0 Safari/537.36`,
    'desktop',
    'Chrome',
    'Windows',
  ],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0`,
    'desktop',
    'Edge',
    'Windows',
  ],
  [
    `Mozilla/5.0 (Linux; Android 10; K) ${chrome} Chrome/131.0.0.0 Mobile Safari/537.36`,
    'phone',
    'Chrome',
    'Android',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'desktop', 'Firefox', 'Linux'],
  [
    'Mozilla/5.0 (PlayStation 4 11.00) AppleWebKit/605.1.15 (KHTML, like Gecko)',
    'other',
    'WebKit',
    'PlayStation',
  ],
  ['', 'other', null, null],
  ['nonsense', 'other', null, null],
])('%s is a %s', (userAgent, device, browser, os) => {
  expect(createDeviceDescriber()(userAgent)).toEqual({ device, browser, os })
})

describe('S10: hostile user agents', () => {
  const hostile = [
    'x'.repeat(100_000),
    `Mozilla/5.0 (${'Android '.repeat(5000)})`,
    `${'Mozilla/5.0 ('.repeat(5000)}`,
    `Opera${' '.repeat(50_000)}`,
    `iPhone${';'.repeat(50_000)}Safari`,
    `${webkit} ${'Mobile '.repeat(10_000)}`,
    `Version/${'1.'.repeat(50_000)} Safari`,
  ]

  it.each(hostile)('the parser sees 128 characters at most (%#)', (userAgent) => {
    const seen: string[] = []
    const describeDevice = createDeviceDescriber({
      parse: (text) => {
        seen.push(text)
        return { device: 'other', browser: null, os: null }
      },
    })
    describeDevice(userAgent)
    expect(seen).toHaveLength(1)
    expect(seen[0]?.length).toBe(parsedCharacters)
  })

  it('two that differ beyond 512 characters are one', () => {
    let parsed = 0
    const describeDevice = createDeviceDescriber({
      parse: () => {
        parsed++
        return { device: 'other', browser: null, os: null }
      },
    })
    for (let i = 0; i < 100; i++) describeDevice(`${'x'.repeat(512)}${i}`)
    expect(parsed).toBe(1)
  })
})

it('parses again only what fell out of its memory', () => {
  const parsed: string[] = []
  const describeDevice = createDeviceDescriber({
    max: 2,
    parse: (text) => {
      parsed.push(text)
      return { device: 'other', browser: text, os: null }
    },
  })
  for (const agent of ['a', 'b', 'a', 'c', 'a', 'b']) expect(describeDevice(agent).browser).toBe(agent)
  expect(parsed).toEqual(['a', 'b', 'c', 'b'])
})
