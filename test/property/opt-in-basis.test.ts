import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { basesOf } from '../../collector/contacts/consent-bases.ts'
import { decideOptIns } from '../../collector/contacts/decide-opt-ins.ts'
import { mayBeContacted } from '../../collector/contacts/may-be-contacted.ts'
import { isPending } from '../../collector/contacts/opt-in-rules.ts'
import type { SuppressionScope } from '../../collector/contacts/suppressions.ts'
import {
  ambassadorOptIns,
  brandOptIns,
  type ConsentBasis,
  type OptIns,
  optInCases,
  type Recipient,
  recipients,
} from '../../sdk/protocol/opt-in.ts'
import { ledgerAct, newTestLedger } from '../support/test-ledger.ts'

const answer = fc.constantFrom(true, false, undefined)

const arrival = fc.record({
  optInCase: fc.constantFrom(...optInCases),
  boxes: fc.record({ ambassador: answer, brand: answer, partners: answer }),
  brandOptIn: answer,
  assumeFromBrand: fc.boolean(),
  confirmed: fc.boolean(),
  suppressed: fc.constantFrom<(SuppressionScope | null)[]>(null, null, 'ambassador', 'brand', 'operator'),
})

const anyOptIns: fc.Arbitrary<OptIns> = fc.record({
  ambassador: fc.constantFrom(...ambassadorOptIns),
  brand: fc.constantFrom(...brandOptIns),
  partners: fc.boolean(),
})

/** Brand opt-ins that say yes; the other two keep or hide. */
const brandYes = new Set(['blog', 'internal_form', 'external_form', 'brand_database'])

/** Whether the statuses let a recipient contact the person. */
function isYes(to: Recipient, { ambassador, brand, partners }: OptIns): boolean {
  const yes: Record<Recipient, boolean> = {
    ambassador: mayBeContacted(ambassador),
    brand: brandYes.has(brand),
    partners,
  }
  return yes[to]
}

describe('whatever comes in, in whatever order', () => {
  it('nobody may be contacted without a basis that the ledger recorded', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(arrival, { minLength: 1, maxLength: 8 }), async (arrivals) => {
        const ledger = newTestLedger()
        let current: OptIns | undefined
        for (const { optInCase, suppressed, ...given } of arrivals) {
          const { optIns, granted } = decideOptIns(optInCase, { ...given, current }, suppressed)
          const acts = Object.entries(granted).map(([to, basis]) =>
            ledgerAct({ recipient: recipients.find((known) => known === to) ?? 'brand', basis }),
          )
          await ledger.append(acts)
          current = optIns
        }
        const recorded = new Map<Recipient, ConsentBasis | null>()
        for (const { recipient, basis } of await ledger.entriesOf('contact-1')) recorded.set(recipient, basis)
        for (const to of recipients)
          if (current && isYes(to, current)) expect([to, recorded.get(to) ?? null]).not.toEqual([to, null])
      }),
      { numRuns: 300 },
    )
  })

  it('what is decided permits nothing without naming its basis, and names none for what permits nothing', () => {
    fc.assert(
      fc.property(arrival, fc.option(anyOptIns, { nil: undefined }), (came, current) => {
        const { optInCase, suppressed, ...given } = came
        const { optIns, granted } = decideOptIns(optInCase, { ...given, current }, suppressed)
        const bases = basesOf(optInCase, optIns)
        for (const to of recipients) {
          expect(bases[to] !== null).toBe(isYes(to, optIns))
          const isNew = isYes(to, optIns) && !(current && isYes(to, current))
          expect(granted[to] !== undefined).toBe(isNew)
        }
      }),
      { numRuns: 5000 },
    )
  })

  it('a yes that is not confirmed gives no one anything', () => {
    const popins = fc.constantFrom('C5' as const, 'C6' as const, 'C8' as const, 'C9' as const)
    fc.assert(
      fc.property(popins, arrival, (optInCase, { suppressed, ...came }) => {
        const given = { ...came, brandOptIn: undefined, confirmed: false }
        const { optIns, granted } = decideOptIns(optInCase, given, suppressed)
        expect(granted).toEqual({})
        const asked = optInCase === 'C8' ? (['ambassador'] as const) : recipients
        const hasYes = asked.some((to) => given.boxes[to])
        if (hasYes && !suppressed) expect(isPending(optIns)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('an opt-out that stands lets no yes through to whom it is for', () => {
    fc.assert(
      fc.property(arrival, fc.option(anyOptIns, { nil: undefined }), (came, current) => {
        const { optInCase, suppressed, ...given } = came
        const { optIns } = decideOptIns(optInCase, { ...given, current }, suppressed)
        if (suppressed) expect(isYes('ambassador', optIns)).toBe(false)
        if (suppressed === 'brand' || suppressed === 'operator')
          for (const to of recipients) expect(isYes(to, optIns)).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })
})
