import { expect, it } from 'vitest'
import { followEmailStatus } from '../../../../collector/contacts/email-status.ts'
import { mayBeMailed } from '../../../../collector/contacts/may-be-contacted.ts'
import { emailStatuses } from '../../../../sdk/protocol/opt-in.ts'

/** Each row: from this status, in the order of `emailStatuses`, to which others. */
const rows = {
  unverified: 'unverified verified soft_bounce hard_bounce spam blocked',
  verified: 'verified verified soft_bounce hard_bounce spam blocked',
  soft_bounce: 'unverified verified soft_bounce hard_bounce spam blocked',
  hard_bounce: 'hard_bounce hard_bounce hard_bounce hard_bounce spam blocked',
  spam: 'spam spam spam spam spam spam',
  blocked: 'blocked blocked blocked blocked spam blocked',
}

it.each(emailStatuses)('V3, V4: %s leads where the table says, to nothing else', (from) => {
  expect(emailStatuses.map((next) => followEmailStatus(from, next)).join(' ')).toBe(rows[from])
})

it.each(emailStatuses)('V3: %s that takes no mail never leads to one that does', (from) => {
  const leads = emailStatuses.some((next) => mayBeMailed(followEmailStatus(from, next)))
  expect(leads).toBe(mayBeMailed(from))
})

it.each(emailStatuses)('V4: only soft_bounce, of all that went wrong, leads back: %s', (from) => {
  const isReleased = from !== 'unverified' && followEmailStatus(from, 'unverified') === 'unverified'
  expect(isReleased).toBe(from === 'soft_bounce')
})
