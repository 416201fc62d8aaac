import fc from 'fast-check'
import { expect, it } from 'vitest'
import { creditOrder, type Touch } from '../../collector/attribution/credit-order.ts'
import { attributionModels, dayMs } from '../../collector/attribution/rule.ts'
import { noon } from '../support/wire-batch.ts'

const touch: fc.Arbitrary<Touch> = fc.record({
  publication: fc.constantFrom('P1', 'P2', 'P3'),
  ambassador: fc.constantFrom('lea', 'jonas', null),
  at: fc.integer({ min: noon - 400 * dayMs, max: noon }),
  heldBecause: fc.constantFrom(null, 'many_orders' as const),
  isNamed: fc.constant(false),
})
const money = fc.integer({ min: 0, max: 1e15 })

it('E8: the credits of an order add up to its net value to the minor unit, whatever model, touches and refunds', () => {
  fc.assert(
    fc.property(
      fc.array(touch, { maxLength: 12 }),
      money,
      fc.array(money, { maxLength: 3 }),
      fc.constantFrom(...attributionModels),
      fc.integer({ min: 1, max: 365 }),
      (touches, grossMinor, refunds, model, windowDays) => {
        const refundedMinor = refunds.reduce((sum, refund) => sum + refund, 0)
        const order = { id: 'T1', at: noon, currency: 'EUR', grossMinor, refundedMinor }
        const credits = creditOrder(order, touches, { model, windowDays, version: 1, appliesFrom: 0 })
        const isBrought = touches.some(({ at }) => at >= noon - windowDays * dayMs)
        expect(credits.length > 0).toBe(isBrought)
        const net = grossMinor > refundedMinor ? grossMinor - refundedMinor : 0
        const sum = credits.reduce((total, { amountMinor }) => total + amountMinor, 0)
        expect(sum).toBe(isBrought ? net : 0)
        for (const { amountMinor, share } of credits) {
          expect(amountMinor).toBeGreaterThanOrEqual(0)
          expect(Math.abs(amountMinor - net * share)).toBeLessThanOrEqual(1 + net * 1e-12)
        }
      },
    ),
    { numRuns: 500 },
  )
})
