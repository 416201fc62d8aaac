import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { createNewIds } from '../../../../collector/erasure/new-ids.ts'
import { uuid } from '../../../support/stored-event.ts'

const secret = randomBytes(32).toString('base64')

it('answers the same for the same under one secret, and another under another', () => {
  const [one, again, other] = [secret, secret, randomBytes(32).toString('base64')].map(createNewIds)
  expect(one?.('visitor', uuid(1))).toBe(again?.('visitor', uuid(1)))
  expect(one?.('visitor', uuid(1))).not.toBe(other?.('visitor', uuid(1)))
  expect(one?.('visitor', uuid(1))).not.toBe(one?.('session', uuid(1)))
})

it('gives visitors and visits the shape of a pseudonym, and customers that of a tag of no pepper', () => {
  const newId = createNewIds(secret)
  expect(newId('visitor', uuid(1))).toMatch(
    /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
  )
  expect(newId('customer', 'h1_a')).toMatch(/^h0_[\w-]{43}$/)
})
