import { expect, it } from 'vitest'
import { nearestName } from '../../../../collector/settings/nearest-name.ts'

const known = ['origins', 'currency', 'timeZone']

it.each([
  ['orgins', 'origins'],
  ['currencies', 'currency'],
  ['timezone', 'timeZone'],
  ['timeZone', 'timeZone'],
  ['zzzzzzzzzzzz', null],
])('%s was meant to be %s', (word, nearest) => {
  expect(nearestName(word, known)).toBe(nearest)
})

it('is none among none', () => {
  expect(nearestName('origins', [])).toBeNull()
})
