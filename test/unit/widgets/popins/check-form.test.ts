import { describe, expect, test } from 'vitest'
import type { PopinField } from '../../../../sdk/protocol/popin.ts'
import {
  checkForm,
  lacksVoucherOptIn,
  needsWarning,
  outcomeOf,
} from '../../../../widgets/popins/check-form.ts'

const field = (name: string, change: Partial<PopinField> = {}): PopinField => ({
  name,
  type: 'text',
  required: false,
  label: name,
  ...change,
})
const email = field('email', { type: 'email' })
const message = field('message', { type: 'textarea' })
const allBoxes = ['ambassador', 'brand', 'partners'] as const

describe('the errors of a form', () => {
  test('none where what is required is there', () => {
    expect(checkForm([field('first_name', { required: true })], { first_name: 'Ada' }, {})).toEqual({})
  })

  test('a required field that is empty', () => {
    expect(checkForm([field('city', { required: true })], {}, {})).toEqual({ city: 'error_required' })
  })

  test('an order’s message goes without an address while nobody may write back', () => {
    expect(checkForm([message, email], { message: 'Thank you' }, {})).toEqual({})
  })

  test.each(allBoxes)('who lets the %s write is asked for an address', (box) => {
    expect(checkForm([message, email], { message: 'Thank you' }, { [box]: true })).toEqual({
      email: 'error_required',
    })
  })

  test('a box alone is enough where the brand already has the address', () => {
    expect(checkForm([message], {}, { ambassador: true })).toEqual({})
  })

  test('a form with nothing in it asks for its first field', () => {
    expect(checkForm([message, email], {}, {})).toEqual({ message: 'error_required' })
  })

  test.each(['ada', 'ada@', '@example.com', 'ada@example', 'a da@example.com', 'ada@example..com'])(
    '%s is no address',
    (text) => {
      expect(checkForm([email], { email: text }, {})).toEqual({ email: 'error_email' })
    },
  )

  test.each(['ada@example.com', 'ada+shop@mail.shop.example.com', 'ada@bücher.example', '"a"@example.com'])(
    '%s may be one: only the mail will tell',
    (text) => {
      expect(checkForm([email], { email: text }, {})).toEqual({})
    },
  )

  test('S10: an address of 100,000 characters is checked in an instant', () => {
    const startedAt = performance.now()
    checkForm([email], { email: `${'a@'.repeat(50_000)}` }, {})
    checkForm([email], { email: `a@${'b.'.repeat(50_000)}` }, {})
    expect(performance.now() - startedAt).toBeLessThan(200)
  })
})

describe('C9: no voucher without the opt-in', () => {
  test('which is the ambassador’s, whatever else is ticked', () => {
    expect(lacksVoucherOptIn('voucher', [...allBoxes], { brand: true })).toBe(true)
    expect(lacksVoucherOptIn('voucher', [...allBoxes], { ambassador: true })).toBe(false)
  })

  test('or any, where there is no ambassador', () => {
    expect(lacksVoucherOptIn('voucher', ['brand'], {})).toBe(true)
    expect(lacksVoucherOptIn('voucher', ['brand'], { brand: true })).toBe(false)
  })

  test.each(['order', 'subscribe', 'message', 'form'] as const)(
    'POPINS 3: nothing of %s hangs on a box',
    (kind) => {
      expect(lacksVoucherOptIn(kind, [...allBoxes], {})).toBe(false)
    },
  )
})

describe('POPINS 5: the warning', () => {
  test.each(['order', 'message', 'form', 'voucher'] as const)(
    'comes with %s where a message is written and the box is empty',
    (kind) => {
      expect(needsWarning(kind, ['ambassador'], {}, { message: 'Hello' })).toBe(true)
      expect(needsWarning(kind, ['ambassador'], {}, {})).toBe(false)
    },
  )

  test('C5: comes with subscribe wherever the ambassador’s box is empty', () => {
    expect(needsWarning('subscribe', [...allBoxes], { brand: true }, {})).toBe(true)
  })

  test('does not come where the box is ticked or does not exist', () => {
    expect(needsWarning('message', ['ambassador'], { ambassador: true }, { message: 'Hello' })).toBe(false)
    expect(needsWarning('message', ['brand'], {}, { message: 'Hello' })).toBe(false)
  })
})

test('any ticked box is a yes for the caps; none, or one ticked and emptied again, is a no', () => {
  expect(outcomeOf({ partners: true })).toBe('granted')
  expect(outcomeOf({})).toBe('refused')
  expect(outcomeOf({ brand: false })).toBe('refused')
})
