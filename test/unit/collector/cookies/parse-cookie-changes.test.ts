import { describe, expect, it } from 'vitest'
import { parseCookieChanges } from '../../../../collector/cookies/parse-cookie-changes.ts'
import { aVisitor, bytesOf } from '../../../support/wire-batch.ts'

const parse = (value: unknown) => parseCookieChanges(bytesOf(value))
const parseText = (text: string) => parseCookieChanges(new TextEncoder().encode(text))

/** Code and path of what is refused. */
function refusalOf(result: ReturnType<typeof parseCookieChanges>) {
  if (result.ok) throw new Error('it was taken')
  const { status, code, path } = result.error
  expect(status).toBe(400)
  return path ? `${code} ${path}` : code
}

describe('what the tag asks for', () => {
  it('is a text for each cookie to set and null for each to delete', () => {
    const changes = {
      session_add: 'A12.lea',
      session_shop: null,
      data: 'c=C42&g=SKU1,SKU2',
      visitor: aVisitor,
      visit: null,
      consent: '110',
    }
    expect(parse(changes)).toEqual({ ok: true, changes })
  })

  it.each(['visitor', 'visit'])(
    'takes any 36 hexadecimal digits and dashes as a %s, as the tag does',
    (name) => {
      for (const id of [
        aVisitor,
        '0'.repeat(36),
        '-'.repeat(36),
        'abcdef-0123456789-abcdef-0123456789ab'.slice(1),
      ])
        expect(parse({ [name]: id })).toEqual({ ok: true, changes: { [name]: id } })
      for (const id of ['0'.repeat(35), '0'.repeat(37), `g${'0'.repeat(35)}`, `${'0'.repeat(36)}\n`])
        expect(refusalOf(parse({ [name]: id }))).toBe(`invalid_value ${name}`)
    },
  )

  it('may be nothing at all', () => {
    expect(parse({})).toEqual({ ok: true, changes: {} })
  })

  it.each(['', 'null', '7', '"visitor"', '[]', '{', '{"visitor":1e', '\u{feff}{}', '[['.repeat(9000)])(
    'is refused whole where it is no JSON object: %j',
    (text) => {
      expect(refusalOf(parseText(text))).toBe('not_json')
    },
  )

  it('is refused where it is not UTF-8', () => {
    expect(refusalOf(parseCookieChanges(new Uint8Array([0x7b, 0xff, 0x7d])))).toBe('not_json')
  })

  it.each(['registered', 'Popsell_visitor', 'constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'an unknown cookie is refused by its name: %s',
    (name) => {
      expect(refusalOf(parseText(`{"${name}":"x"}`))).toBe(`unknown_cookie ${name}`)
    },
  )

  it('a key that is no name is not repeated in the answer', () => {
    const result = parse({ 'jean@example.com': 'x' })
    expect(refusalOf(result)).toBe('unknown_cookie')
    expect(JSON.stringify(result)).not.toContain('jean')
  })

  it.each([
    ['session_add', 'A12'],
    ['session_add', 'A12.lea; Domain=shop.example.com'],
    ['session_add', 'A12.lea\r\nSet-Cookie: a=b'],
    ['session_add', 'A12.lea\n'],
    ['session_shop', 'x'.repeat(65)],
    ['data', ''],
    ['data', 'c=C42&e=jean'],
    ['visitor', 'me'],
    ['visitor', aVisitor.toUpperCase()],
    ['visitor', 7],
    ['visitor', true],
    ['visitor', { toString: 'x' }],
    ['visit', [aVisitor]],
    ['consent', '222'],
    ['consent', 111],
  ])('a value that %s may not hold is refused by the cookie’s name: %j', (name, value) => {
    expect(refusalOf(parse({ [name]: value }))).toBe(`invalid_value ${name}`)
  })

  it.each(['session_add', 'session_shop', 'data', 'visitor', 'visit', 'consent'])(
    'K9: %s takes no e-mail, no address of a network and no name with a space, and does not repeat it',
    (name) => {
      for (const value of ['jean@example.com', 'c=jean@example.com', '2001:db8::1', 'Jean Martin']) {
        const result = parse({ [name]: value })
        expect(refusalOf(result)).toBe(`invalid_value ${name}`)
        expect(JSON.stringify(result)).not.toContain(value)
      }
    },
  )
})
