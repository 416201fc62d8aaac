import { describe, expect, it } from 'vitest'
import {
  type CreditedOrder,
  creditOrder,
  type Touch,
} from '../../../../collector/attribution/credit-order.ts'
import {
  type AttributionModel,
  type AttributionRule,
  attributionModels,
  dayMs,
} from '../../../../collector/attribution/rule.ts'
import { noon } from '../../../support/wire-batch.ts'

const rule = (model: AttributionModel, windowDays = 30): AttributionRule => ({
  model,
  windowDays,
  version: 3,
  appliesFrom: 0,
})

function order(fields: Partial<CreditedOrder> = {}): CreditedOrder {
  return { id: 'T1', at: noon, currency: 'EUR', grossMinor: 10_000, refundedMinor: 0, ...fields }
}

/** A touch of a publication, so many days before the order. */
function touch(publication: string, daysBefore: number, fields: Partial<Touch> = {}): Touch {
  const at = noon - daysBefore * dayMs
  return { publication, ambassador: 'lea', at, heldBecause: null, isNamed: false, ...fields }
}

const three = [touch('P1', 14), touch('P2', 7), touch('P3', 0)]
const amounts = (model: AttributionModel, touches: readonly Touch[], sold = order()) =>
  creditOrder(sold, touches, rule(model)).map(({ publication, amountMinor }) => [publication, amountMinor])

describe('an order of 100.00 after touches 14, 7 and 0 days before', () => {
  it.each([
    ['last', [['P3', 10_000]]],
    ['first', [['P1', 10_000]]],
    [
      'linear',
      [
        ['P1', 3334],
        ['P2', 3333],
        ['P3', 3333],
      ],
    ],
    [
      'position',
      [
        ['P1', 4000],
        ['P2', 2000],
        ['P3', 4000],
      ],
    ],
    [
      'time_decay',
      [
        ['P1', 1429],
        ['P2', 2857],
        ['P3', 5714],
      ],
    ],
  ] as const)('E8: is divided by %s', (model, parts) => {
    expect(amounts(model, three)).toEqual(parts)
  })

  it('is divided the same whatever order the touches come in', () => {
    for (const model of attributionModels)
      expect(amounts(model, [...three].reverse())).toEqual(amounts(model, three))
  })
})

describe('the position model', () => {
  it('halves an order between two touches', () => {
    expect(amounts('position', [touch('P1', 3), touch('P2', 1)])).toEqual([
      ['P1', 5000],
      ['P2', 5000],
    ])
  })

  it('gives those between 20 % together', () => {
    const five = [9, 7, 5, 3, 1].map((days) => touch(`P${days}`, days))
    expect(amounts('position', five).map(([, amount]) => amount)).toEqual([4000, 667, 667, 666, 4000])
  })
})

describe('the window', () => {
  it('is counted back from the order, its first moment included', () => {
    const touches = [touch('P1', 30), touch('P2', 30, { at: noon - 30 * dayMs - 1 })]
    expect(creditOrder(order(), touches, rule('linear')).map(({ publication }) => publication)).toEqual([
      'P1',
    ])
  })

  it('ends at the order: what comes after it brought nothing', () => {
    const touches = [touch('P1', 0), touch('P2', 0, { at: noon + 1 })]
    expect(amounts('last', touches)).toEqual([['P1', 10_000]])
  })

  it('without a touch in it gives no credit', () => {
    for (const model of attributionModels) {
      expect(creditOrder(order(), [], rule(model))).toEqual([])
      expect(creditOrder(order(), [touch('P1', 31)], rule(model))).toEqual([])
    }
  })
})

describe('a credit', () => {
  it('E8: names order, publication, ambassador, share, touch, reason and rule version', () => {
    expect(
      creditOrder(order({ currency: 'JPY' }), [touch('P1', 2), touch('P2', 1)], rule('position')),
    ).toEqual([
      {
        order: 'T1',
        publication: 'P1',
        ambassador: 'lea',
        amountMinor: 5000,
        currency: 'JPY',
        share: 0.5,
        touchAt: noon - 2 * dayMs,
        reason: 'first_touch',
        ruleVersion: 3,
      },
      {
        order: 'T1',
        publication: 'P2',
        ambassador: 'lea',
        amountMinor: 5000,
        currency: 'JPY',
        share: 0.5,
        touchAt: noon - dayMs,
        reason: 'last_touch',
        ruleVersion: 3,
      },
    ])
  })

  it('E18: says why it is held, and takes its share all the same', () => {
    const touches = [touch('P1', 2, { heldBecause: 'own_browser' }), touch('P2', 1)]
    const credits = creditOrder(order(), touches, rule('linear'))
    expect(credits.map(({ amountMinor, heldBecause }) => [amountMinor, heldBecause])).toEqual([
      [5000, 'own_browser'],
      [5000, undefined],
    ])
  })

  it.each([
    ['last', ['last_touch']],
    ['first', ['first_touch']],
    ['linear', ['equal_share', 'equal_share', 'equal_share']],
    ['position', ['first_touch', 'between', 'last_touch']],
    ['time_decay', ['recency', 'recency', 'recency']],
  ] as const)('of the model %s says by which part of it', (model, reasons) => {
    expect(creditOrder(order(), three, rule(model)).map(({ reason }) => reason)).toEqual(reasons)
  })

  it('says when there was no other touch, and when only the server knew of it', () => {
    expect(creditOrder(order(), [touch('P1', 1)], rule('linear'))[0]?.reason).toBe('only_touch')
    const named = touch('P1', 0, { isNamed: true })
    expect(creditOrder(order(), [named], rule('linear'))[0]?.reason).toBe('named_by_server')
  })

  it('can be asked of another model than the rule’s', () => {
    expect(creditOrder(order(), three, rule('last'), 'first')[0]).toMatchObject({
      publication: 'P1',
      ruleVersion: 3,
    })
  })
})

describe('refunds', () => {
  it('come off before the order is divided', () => {
    expect(amounts('linear', three, order({ refundedMinor: 2001 }))).toEqual([
      ['P1', 2667],
      ['P2', 2666],
      ['P3', 2666],
    ])
  })

  it('larger than the order leave credits of nothing, never less', () => {
    expect(amounts('linear', three, order({ refundedMinor: 99_999 })).map(([, amount]) => amount)).toEqual([
      0, 0, 0,
    ])
  })
})

it.each([
  ['JPY', 1000, [334, 333, 333]],
  ['TND', 10_000, [3334, 3333, 3333]],
  ['HUF', 100_001, [33_334, 33_334, 33_333]],
])(
  '%s: what is left over goes to the largest remainders, the earlier touch first',
  (currency, gross, parts) => {
    const credits = creditOrder(order({ currency, grossMinor: gross }), three, rule('linear'))
    expect(credits.map(({ amountMinor }) => amountMinor)).toEqual(parts)
  },
)
