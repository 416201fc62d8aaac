import { expect, it } from 'vitest'
import { repeatedOption } from '../../../../collector/cli/repeated-option.ts'

it.each([
  [[], []],
  [['acme', '--json'], []],
  [['--origin', 'a'], ['a']],
  [
    ['--origin', 'a', 'acme', '--origin=b', '--json', '--origin', 'c'],
    ['a', 'b', 'c'],
  ],
  [['--other', 'x', '--origin', 'a'], ['a']],
  [['--origin'], []],
])('%j gives %j', (rawArgs, values) => {
  expect(repeatedOption(rawArgs, 'origin')).toEqual(values)
})
