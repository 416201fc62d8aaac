import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseContact } from '../../collector/contacts/from-server/parse-contact.ts'
import { parseOrder } from '../../collector/contacts/from-server/parse-order.ts'
import { parseSuppression } from '../../collector/contacts/from-server/parse-suppression.ts'
import { readItems } from '../../collector/contacts/from-server/read-items.ts'
import { parsePublication } from '../../collector/publications/parse-publication.ts'
import { testBrand } from '../support/test-brand.ts'

const { settings } = testBrand()

/** Each parser, with an item that it takes. */
const kinds = [
  {
    name: 'an order',
    parse: (value: unknown) => parseOrder(value, settings),
    right: {
      transaction_id: 'T1',
      value: 5,
      currency: 'EUR',
      items: [{ item_id: 'A', item_name: 'Boots', price: 5, quantity: 1 }],
      at: 1_795_294_000_000,
      publication: 'P1',
      ambassador: 'lea',
      first_name: 'Ana',
      last_name: 'Silva',
      email: 'ana@example.com',
      brand_opt_in: true,
    },
  },
  {
    name: 'a contact',
    parse: (value: unknown) => parseContact(value, settings),
    right: {
      external_id: 'C-1',
      source: 'external_form',
      ambassador: 'lea',
      first_name: 'Ana',
      email: 'ana@example.com',
      phone: '+33612345678',
      message: 'Hello\nyou',
      custom: { size: '38' },
      ambassador_opt_in: true,
      partners_opt_in: false,
    },
  },
  {
    name: 'a suppression',
    parse: (value: unknown) => parseSuppression(value),
    right: { email: 'ana@example.com', reason: 'opt_out', scope: 'ambassador', ambassador: 'lea' },
  },
  {
    name: 'a publication',
    parse: (value: unknown) => parsePublication(value, []),
    right: {
      id: 'P1',
      ambassador: 'lea',
      alias: 'Léa',
      picture: 'https://pictures.example.com/lea.jpg',
      url: 'https://blog.example.com/',
    },
  },
]

const secret = 'Wolkenstein'
/** JSON in which the secret stands wherever a text or a name may stand. */
const secretJson = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, 1, -1, 1e300, '', secret, `${secret}@`, `=${secret}`, `\r\n${secret}`),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(secret, '__proto__', 'email', 'item_id'), tie('value'), { maxKeys: 3 }),
  ),
})).value

describe.each(kinds)('$name', ({ parse, right }) => {
  it('that is right is taken', () => {
    expect(parse(right).ok).toBe(true)
  })

  it('of whatever JSON is taken or refused at a place, and never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const parsed = parse(value)
        if (!parsed.ok) expect(parsed.problem.message.length).toBeGreaterThan(5)
      }),
      { numRuns: 500 },
    )
  })

  it('with one field that is something else is refused at that field, or taken', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(right)), fc.jsonValue(), (field, value) => {
        const parsed = parse({ ...right, [field]: value })
        const related = ['ambassador', 'scope', 'reason', 'source', 'partners_opt_in', 'ambassador_opt_in']
        if (!parsed.ok) {
          const [place = ''] = parsed.problem.path.split(/[.[]/)
          expect([field, ...related]).toContain(place)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('says nothing of what was sent when it refuses it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(right), secret), secretJson, (field, value) => {
        const parsed = parse({ ...right, [field]: value })
        if (!parsed.ok) expect(JSON.stringify(parsed.problem)).not.toContain(secret)
      }),
      { numRuns: 2000 },
    )
  })

  it('holds no control character but the line ends and tabs of a message, when it takes it', () => {
    const control = /[^\P{Cc}\t\n]/u
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(right)),
        fc.string({ unit: 'binary', maxLength: 40 }),
        (field, text) => {
          const parsed = parse({ ...right, [field]: text })
          const said = parsed.ok ? textsIn(parsed.item) : []
          for (const one of said) expect(control.test(one)).toBe(false)
          for (const one of said) expect(one.isWellFormed()).toBe(true)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

/** Every text in a value; an order's ID is the shop's own, and is stored as a tag only. */
function textsIn(value: unknown, name = ''): string[] {
  if (name === 'transactionId') return []
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([inner, one]) => textsIn(one, inner))
}

it('a body of whatever bytes is read or refused, and never throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.json().map(encode)), (bytes) => {
      const read = readItems(bytes)
      if (!read.ok) expect([400, 413]).toContain(read.error.status)
    }),
    { numRuns: 2000 },
  )
})

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
