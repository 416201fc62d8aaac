import { expect, it } from 'vitest'
import { newToken } from '../../../../collector/privacy/token.ts'
import { countingRandom } from '../../../support/keys-folder.ts'

it('S15: a token is 256 random bits in base64url', () => {
  const token = newToken(countingRandom())
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(Buffer.from(token, 'base64url')).toEqual(countingRandom()(32))
})

it('two tokens differ', () => {
  const random = countingRandom()
  expect(newToken(random)).not.toBe(newToken(random))
})
