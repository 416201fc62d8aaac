// Pure parts only: what is due, under clocks that jump as they like.
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { keptFrom } from '../../collector/retention/event-limit.ts'
import { idleStep } from '../../collector/retention/idle-step.ts'
import { dueAt, type Length, latestStart } from '../../collector/retention/limit-length.ts'

const [first, last] = [Date.parse('2010-01-01'), Date.parse('2060-01-01')]
const moment = fc.integer({ min: first, max: last })
const length: fc.Arbitrary<Length> = fc.oneof(
  fc.record({ amount: fc.integer({ min: 1, max: 1095 }), unit: fc.constant('days' as const) }),
  fc.record({ amount: fc.integer({ min: 1, max: 48 }), unit: fc.constant('months' as const) }),
)

/** Reckoned by another calendar: the first moment at which so much time has passed. */
function passedAt(start: number, { amount, unit }: Length): number {
  const zoned = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO('UTC')
  return zoned.add({ [unit]: amount }).epochMilliseconds
}

describe('time limits', () => {
  it('R3, R4, R5, R6, R7, R8: 10,000 random clock jumps never end anything early, and whatever stands still in the end goes', () => {
    fc.assert(
      fc.property(
        moment,
        length,
        fc.array(moment, { minLength: 10, maxLength: 10 }),
        (start, limit, jumps) => {
          for (const now of jumps) {
            // As a limit asks its store: what began by then, and of these what is due.
            const isEnded = start <= latestStart(now, limit) && dueAt(start, limit) <= now
            if (isEnded) expect(now).toBeGreaterThanOrEqual(passedAt(start, limit))
          }
          const later = passedAt(start, limit) + 3 * 86_400_000
          expect(start <= latestStart(later, limit) && dueAt(start, limit) <= later).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('R22: no event goes before its time in 10,000 jumps, and every one within 31 days after', () => {
    fc.assert(
      fc.property(moment, moment, fc.integer({ min: 1, max: 25 }), (event, now, amount) => {
        const limit: Length = { amount, unit: 'months' }
        const month = new Date(event)
        const monthsEnd = Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1)
        const goesAt = (at: number) => monthsEnd <= keptFrom(at, limit)
        if (goesAt(now)) expect(now).toBeGreaterThanOrEqual(passedAt(event, limit))
        expect(goesAt(passedAt(event, limit) + 31 * 86_400_000)).toBe(true)
      }),
      { numRuns: 10_000 },
    )
  })

  it('R9: nobody is erased before the limit and 30 days of reminders, whenever the clock lets the mails go', () => {
    const gap = fc.integer({ min: 0, max: 400 * 86_400_000 })
    fc.assert(
      fc.property(moment, gap, gap, gap, (due, late, tried, second) => {
        const beganAt = due + late
        const firstAt = beganAt + tried
        const toSecond = idleStep(due, { beganAt, firstAt, secondAt: null })
        const secondAt = toSecond.at + second
        const end = idleStep(due, { beganAt, firstAt, secondAt })
        expect(end.what).toBe('erase')
        expect(end.at).toBeGreaterThanOrEqual(due + 30 * 86_400_000)
        expect(secondAt - firstAt).toBeGreaterThanOrEqual(15 * 86_400_000)
      }),
      { numRuns: 10_000 },
    )
  })
})
