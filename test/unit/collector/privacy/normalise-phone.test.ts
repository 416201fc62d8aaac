import { expect, it } from 'vitest'
import { normalisePhone, parseRegion } from '../../../../collector/privacy/normalise-phone.ts'

it.each([
  ['06 12 34 56 78', 'FR', '+33612345678'],
  ['+33 (0)6 12 34 56 78', 'FR', '+33612345678'],
  ['0033 6 12 34 56 78', 'FR', '+33612345678'],
  ['\u200b06.12.34.56.78 ', 'FR', '+33612345678'],
  ['０６１２３４５６７８', 'FR', '+33612345678'],
  ['(415) 555-2671', 'US', '+14155552671'],
  ['+14155552671', 'FR', '+14155552671'],
  ['020 7946 0958', 'GB', '+442079460958'],
] as const)('%s in %s is %s', (text, region, normalised) => {
  expect(normalisePhone(text, region)).toBe(normalised)
})

it.each([
  '',
  '1234',
  '06 12 34 56',
  '99 12 34 56 78',
  'call 06 12 34 56 78',
  'jean@example.com',
  '+999 123456789',
])('%j is no valid number in France', (text) => {
  expect(normalisePhone(text, 'FR')).toBeNull()
})

it('without a region only international numbers are understood', () => {
  expect(normalisePhone('+33612345678')).toBe('+33612345678')
  expect(normalisePhone('0612345678')).toBeNull()
})

it('more than 64 characters are not looked at', () => {
  expect(normalisePhone(`${' '.repeat(64)}+33612345678`)).toBeNull()
})

it('a region is a country with a numbering plan, in capitals', () => {
  expect(parseRegion('FR')).toBe('FR')
  expect(['fr', 'XX', '', 'constructor'].map(parseRegion)).toEqual([null, null, null, null])
})
