// The consent report on a seeded ledger: each of its figures is what plain loops over the acts count, and what the seed
// says that it made.
import { describe, expect, it } from 'vitest'
import type { LedgerAct } from '../../collector/ledger/entry.ts'
import { dayOfDate } from '../../collector/reports/calendar.ts'
import { createAskConsentTable } from '../../collector/reports/consent-report.ts'
import { generateAnswers } from '../../collector/seed/consent-answers.ts'
import { writeAnswers } from '../../collector/seed/write-answers.ts'
import { firstPepperOnly, newTestLedger, testLedgerKeys } from '../support/test-ledger.ts'

const zones = [
  { timeZone: 'Europe/Paris', why: 'a day of 25 hours' },
  { timeZone: 'Asia/Kolkata', why: 'half an hour off' },
]
const days = { from: '2026-10-20', to: '2026-11-02' }
const seed = { brand: 'acme', seed: 'consent', days: 14, until: days.to, currency: 'EUR' }
const volume = { visitsPerDay: 200 }
const purposes = {
  ambassador: 'contact_by_ambassador',
  brand: 'contact_by_brand',
  partners: 'share_with_partners',
}

/** Counts acts by what a loop reads of each. */
function recount(
  all: readonly { date: string; act: LedgerAct }[],
  keyOf: (one: (typeof all)[number]) => string,
) {
  const counts = new Map<string, { shown: number; accepted: number; refused: number; confirmed: number }>()
  for (const one of all) {
    if (one.act.act === 'withdrawn') continue
    const key = keyOf(one)
    const row = counts.get(key) ?? { shown: 0, accepted: 0, refused: 0, confirmed: 0 }
    if (one.act.act === 'shown') row.shown += 1
    if (one.act.act === 'granted') row.accepted += 1
    if (one.act.act === 'refused') row.refused += 1
    if (one.act.act === 'confirmed') row.confirmed += 1
    counts.set(key, row)
  }
  return counts
}

describe.each(zones)('in $timeZone, with $why', ({ timeZone }) => {
  const options = { ...seed, timeZone, volume }
  const all = [...generateAnswers(options)].flatMap(({ date, moments }) =>
    moments.flatMap(({ acts }) => acts.map((act) => ({ date, act }))),
  )

  it('each figure is what plain loops over the acts count', async () => {
    const ledger = newTestLedger()
    const target = { records: ledger.store, keyRing: firstPepperOnly, signer: testLedgerKeys().signer }
    const totals = await writeAnswers(options, target)
    const ask = createAskConsentTable(ledger.store)
    const asked = { brand: 'acme', timeZone, smallestGroup: 1, days, today: dayOfDate('2026-11-03') }
    const tables = [
      { dimensions: ['language'], keyOf: ({ act }) => JSON.stringify([act.language]) },
      { dimensions: ['purpose'], keyOf: ({ act }) => JSON.stringify([purposes[act.recipient]]) },
      {
        dimensions: ['date', 'popin_version'],
        keyOf: ({ date, act }) => JSON.stringify([date, act.popinVersion]),
      },
      {
        dimensions: ['popin', 'popin_version'],
        keyOf: ({ act }) => JSON.stringify([act.popin, act.popinVersion]),
      },
    ] as const satisfies { dimensions: readonly string[]; keyOf: (one: (typeof all)[number]) => string }[]
    for (const { dimensions, keyOf } of tables) {
      const { rows, totals: sums } = await ask({ ...asked, of: 'boxes', dimensions })
      const expected = recount(all, keyOf)
      expect(rows).toHaveLength(expected.size)
      for (const row of rows)
        expect(row).toMatchObject(expected.get(JSON.stringify(dimensions.map((name) => row[name]))) ?? {})
      expect(sums).toMatchObject({
        shown: totals.boxes_shown,
        accepted: totals.boxes_accepted,
        refused: totals.boxes_refused,
        ignored: totals.boxes_shown - totals.boxes_accepted - totals.boxes_refused,
        acceptance: totals.boxes_accepted / totals.boxes_shown,
        confirmed: totals.yeses_confirmed,
      })
    }
    const ended = await ask({ ...asked, of: 'withdrawn', dimensions: ['purpose'] })
    expect(ended.totals).toEqual({ withdrawn: totals.yeses_withdrawn })
    expect(totals.boxes_accepted).toBeGreaterThan(20)
  })

  it('is seeded once: nothing made up follows what a ledger holds', async () => {
    const ledger = newTestLedger()
    const target = { records: ledger.store, keyRing: firstPepperOnly, signer: testLedgerKeys().signer }
    await writeAnswers(options, target)
    const before = (await ledger.lines()).length
    expect(await writeAnswers(options, target)).toMatchObject({ boxes_shown: 0 })
    expect(await ledger.lines()).toHaveLength(before)
  })
})
