import { expect, test } from 'vitest'
import { inWords } from '../../../../widgets/log-in/in-words.ts'

test.each([
  [{ reason: 'wait', seconds: 1 }, 'Too many tries. Wait a second, then try again.'],
  [{ reason: 'wait', seconds: 45 }, 'Too many tries. Wait 45 seconds, then try again.'],
  [{ reason: 'wait', seconds: 60 }, 'Too many tries. Wait a minute, then try again.'],
  [{ reason: 'wait', seconds: 601 }, 'Too many tries. Wait 11 minutes, then try again.'],
  [
    { reason: 'weak', message: 'must have at least 12 characters' },
    'The password must have at least 12 characters.',
  ],
  [{ reason: 'refused', message: 'people log in over https' }, 'people log in over https'],
] as const)('%j', (refusal, words) => {
  expect(inWords({ ok: false, ...refusal })).toBe(words)
})

test('S21: of a wrong log-in the words do not say which of the two was wrong', () => {
  expect(inWords({ ok: false, reason: 'wrong' })).toBe('The name or the password is not right.')
})
