import { expect, it } from 'vitest'
import type { LedgerAct } from '../../../../collector/ledger/entry.ts'
import { createAskConsentReport } from '../../../../collector/reports/consent-report.ts'
import { ledgerAct, newTestLedger } from '../../../support/test-ledger.ts'
import { noon } from '../../../support/wire-batch.ts'

const dayMs = 86_400_000
const always = { from: 0, until: 4e12 }

/** Many acts of one popin: 9 shown, 4 ticked, 2 refused, 1 confirmed. */
const many: Partial<LedgerAct>[] = [
  ...Array.from({ length: 9 }, () => ({ act: 'shown' as const })),
  ...Array.from({ length: 4 }, () => ({ act: 'granted' as const })),
  ...Array.from({ length: 2 }, () => ({ act: 'refused' as const })),
  { act: 'confirmed' },
]

it('counts what was shown, accepted, refused and left, by popin, version, language and purpose', async () => {
  const ledger = newTestLedger()
  await ledger.append(many.map(ledgerAct))
  await ledger.append([
    ledgerAct({ act: 'shown', language: 'de' }),
    ledgerAct({ act: 'shown', popinVersion: '4' }),
    ledgerAct({ act: 'shown', recipient: 'brand' }),
    ledgerAct({ act: 'granted', popin: 'external_form' }),
    ledgerAct({ act: 'granted', basis: 'assumed_from_brand' }),
    { act: 'withdrawn', recipient: 'brand', contact: 'contact-1' },
  ])
  const { rows, withdrawn, definitions } = await createAskConsentReport(ledger.store)('acme', always, 1)
  const message = { popin: 'message', popin_version: '3', language: 'fr', purpose: 'contact_by_ambassador' }
  const once = { shown: 1, accepted: 0, refused: 0, ignored: 1, acceptance: 0, confirmed: 0 }
  const unsaid = { shown: null, accepted: 1, refused: 0, ignored: null, acceptance: null, confirmed: 0 }
  expect(rows).toEqual([
    { ...message, popin: 'external_form', ...unsaid },
    { ...message, language: 'de', ...once },
    { ...message, shown: 9, accepted: 4, refused: 2, ignored: 3, acceptance: 4 / 9, confirmed: 1 },
    { ...message, purpose: 'contact_by_brand', ...once },
    { ...message, popin_version: '4', ...once },
  ])
  expect(withdrawn).toEqual({ contact_by_ambassador: 0, contact_by_brand: 1, share_with_partners: 0 })
  expect(Object.keys(definitions)).toEqual(expect.arrayContaining(Object.keys(once)))
})

it('counts the acts of the period only, wherever it lies in a long ledger', async () => {
  const ledger = newTestLedger()
  const days = Array.from({ length: 40 }, (_, day) => day)
  for (const day of days) {
    ledger.clock.now = noon + day * dayMs
    await ledger.append(Array.from({ length: 120 }, () => ledgerAct({ act: 'shown' })))
  }
  const ask = createAskConsentReport(ledger.store)
  for (const [first, last] of [
    [0, 39],
    [7, 7],
    [12, 31],
    [39, 39],
  ] as const) {
    const { rows } = await ask('acme', { from: noon + first * dayMs, until: noon + last * dayMs + 1 }, 1)
    expect(rows.map(({ shown }) => shown)).toEqual([120 * (last - first + 1)])
  }
  expect((await ask('acme', { from: noon + 41 * dayMs, until: 4e12 }, 1)).rows).toEqual([])
  expect((await ask('other', always, 1)).rows).toEqual([])
})

it('hides rows of few acts, and says how many', async () => {
  const ledger = newTestLedger()
  await ledger.append(many.map(ledgerAct))
  await ledger.append([ledgerAct({ act: 'shown', language: 'de' })])
  const { rows, meta } = await createAskConsentReport(ledger.store)('acme', always, 9)
  expect([rows.map(({ language }) => language), meta]).toEqual([['fr'], { suppressed: 1 }])
})
