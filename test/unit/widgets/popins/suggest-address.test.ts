import { describe, expect, test } from 'vitest'
import { isOneSlipAway, suggestAddress } from '../../../../widgets/popins/suggest-address.ts'

describe('a slip', () => {
  test.each([
    ['gmial', 'gmail', 'two neighbours swapped'],
    ['gmal', 'gmail', 'one letter missing'],
    ['gmaill', 'gmail', 'one letter too many'],
    ['gnail', 'gmail', 'one letter wrong'],
    ['mail', 'gmail', 'the first letter missing'],
    ['gmai', 'gmail', 'the last letter missing'],
  ])('%s instead of %s: %s', (one, other) => {
    expect(isOneSlipAway(one, other)).toBe(true)
    expect(isOneSlipAway(other, one)).toBe(true)
  })

  test.each([
    ['gmail', 'gmail'],
    ['gmx', 'gmail'],
    ['liamg', 'gmail'],
    ['gmaxx', 'gmail'],
    ['', 'gmail'],
  ])('%s and %s are not one slip apart', (one, other) => {
    expect(isOneSlipAway(one, other)).toBe(false)
  })
})

describe('the address that was probably meant', () => {
  test.each([
    ['ada@gmial.com', 'ada@gmail.com'],
    ['ada@gmail.co', 'ada@gmail.com'],
    ['Ada@GMIAL.com', 'Ada@gmail.com'],
    ['ada@orage.fr', 'ada@orange.fr'],
    ['a@b@gmial.com', 'a@b@gmail.com'],
  ])('%s: %s', (typed, meant) => {
    expect(suggestAddress(typed)).toBe(meant)
  })

  test.each([
    'ada@gmail.com',
    'ada@mail.com',
    'ada@ymail.com',
    'ada@op.pl',
    'ada@example.com',
    'gmial.com',
    '',
    '@',
  ])('nothing for %s', (typed) => {
    expect(suggestAddress(typed)).toBe('')
  })
})
