import { describe, expect, it } from 'vitest'
import { idleStep } from '../../../../collector/retention/idle-step.ts'

const day = 86_400_000

describe('what is next for somebody who does not log in', () => {
  it('R9: is a mail when the limit is over, another 15 days after it, and the end 15 days after that', () => {
    expect(idleStep(100 * day, null)).toMatchObject({ which: 'first', at: 100 * day })
    const first = { beganAt: 101 * day, firstAt: 102 * day, secondAt: null }
    expect(idleStep(100 * day, first)).toMatchObject({ which: 'second', at: 117 * day })
    expect(idleStep(100 * day, { ...first, secondAt: 118 * day })).toEqual({ what: 'erase', at: 133 * day })
  })

  it('is the same mail again while it cannot be sent, for 15 days', () => {
    const trying = { beganAt: 101 * day, firstAt: null, secondAt: null }
    expect(idleStep(100 * day, trying)).toEqual({
      what: 'mail_reminder',
      which: 'first',
      at: 101 * day,
      givenUpAt: 116 * day,
    })
  })
})
