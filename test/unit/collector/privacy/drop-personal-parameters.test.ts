import { describe, expect, it } from 'vitest'
import {
  dropPersonalParameters,
  isPersonalName,
} from '../../../../collector/privacy/drop-personal-parameters.ts'
import { personalNames, personalWords } from '../../../../collector/privacy/personal-parameter-names.ts'

describe('E4: a name that means a person', () => {
  it.each([...personalWords, ...personalNames])('%s is dropped', (name) => {
    expect(dropPersonalParameters({ [name]: 'x', kept: 1 })).toEqual({ kept: 1 })
  })

  it.each([
    'Email',
    'firstName',
    'First-Name',
    'user.email',
    'shipping_zip',
    'billing_address_2',
    'prénom',
    'clientIP',
    'customerName',
    'card_number_last4',
    'jean@example.com',
    'x'.repeat(65),
  ])('%s is personal', (name) => {
    expect(isPersonalName(name)).toBe(true)
  })

  it.each([
    'item_name',
    'list_name',
    'file_name',
    'page_name',
    'gift_card',
    'zipper',
    'ship_date',
    'trip',
    'telescope',
    'is_mobile',
    'phrase',
    'birds',
    'size',
    'step',
    '',
    'colour',
  ])('%j is the shop’s', (name) => {
    expect(isPersonalName(name)).toBe(false)
  })
})

it('E4: scrubs the texts of the others, and leaves numbers and booleans', () => {
  expect(
    dropPersonalParameters(
      { note: 'call 06 12 34 56 78', step: 3, done: true, price: 59.9, colour: 'red' },
      'FR',
    ),
  ).toEqual({ note: 'call [phone]', step: 3, done: true, price: 59.9, colour: 'red' })
})

it('S6: a parameter named __proto__ pollutes nothing', () => {
  const kept = dropPersonalParameters(JSON.parse('{"__proto__": "x", "a": 1}'))
  expect(Object.getPrototypeOf(kept)).toBe(Object.prototype)
  expect(kept.a).toBe(1)
})

it('E4: a number that is a phone or a card is scrubbed like text', () => {
  const kept = dropPersonalParameters({ step: 33612345678, code: 4111111111111111, size: 42 }, 'FR')
  expect(kept.size).toBe(42)
  expect(JSON.stringify(kept)).not.toMatch(/4111111111111111/)
})
