import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepCut, signCut } from '../../../../collector/access-log/cut.ts'
import { accessAct, newTestAccessLog } from '../../../support/test-access-log.ts'
import { testBrand } from '../../../support/test-brand.ts'

const dayMs = 86_400_000
const brand = testBrand({}, 'acme')
const midnight = Date.UTC(2026, 10, 21)

/** A log with one entry an hour before each of these midnights, in days from the first. */
async function logOfDays(days: readonly number[]) {
  const log = newTestAccessLog()
  for (const day of days) {
    log.clock.now = midnight + day * dayMs - 3_600_000
    await log.add('acme', accessAct())
  }
  return log
}

describe('R15: a day of the access log', () => {
  it('R15: is there the moment before it is a year old, and gone at that moment', async () => {
    const log = await logOfDays([0, 1])
    const due = Date.UTC(2027, 10, 21)
    log.clock.now = due - 1
    expect(await log.limit.carryOut(brand, due - 1)).toBe(0)
    log.clock.now = due
    expect(await log.limit.carryOut(brand, due)).toBe(1)
    expect(await log.verify()).toMatchObject({ ok: true, cut: 1, entries: 2 })
    expect((await log.bodies()).at(-1)).toMatch(/"by":"retention".*"operation":"deleted"/)
  })

  it('R15: is announced with the day on which it goes, and nothing is held by being asked for', async () => {
    const log = await logOfDays([0, 0, 1, 40])
    const until = Date.UTC(2027, 10, 25)
    expect(await log.limit.due(brand, until)).toEqual(
      ['2026-11-20', '2026-11-21'].map((id, index) => ({
        limit: 'R15',
        kind: 'access_log_part',
        id,
        at: Date.UTC(2027, 10, 21 + index),
        what: 'delete',
      })),
    )
    expect(await log.verify()).toMatchObject({ ok: true, cut: 0, entries: 4 })
  })

  it('R15: goes again and again, to the last one, and the rest verifies each time', async () => {
    const log = await logOfDays([0, 1, 2, 3])
    for (const day of [0, 2, 500]) {
      log.clock.now = Date.UTC(2027, 10, 21 + day)
      await log.limit.carryOut(brand, log.clock.now)
      expect(await log.verify()).toMatchObject({ ok: true })
    }
    // Each time a year passed, what the earlier cuts said of themselves went too.
    expect(await log.verify()).toMatchObject({ ok: true, entries: 1 })
    expect(await log.limit.carryOut(brand, log.clock.now)).toBe(0)
  })

  it('R15: of the operator’s own log likewise', async () => {
    const log = newTestAccessLog()
    await log.add(null, accessAct())
    log.clock.now = Date.UTC(2028, 0, 1)
    expect(await log.operatorLimit.due(log.clock.now)).toHaveLength(1)
    expect(await log.operatorLimit.carryOut(log.clock.now)).toBe(1)
    expect(await log.verify(null)).toMatchObject({ ok: true, cut: 1, entries: 1 })
  })

  it('R15: never goes early, however the clock jumps', async () => {
    const jumps = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: -900, max: 900 })), { maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(jumps, async (steps) => {
        const log = newTestAccessLog()
        const written: number[] = []
        for (const [writes, days] of steps) {
          log.clock.now = Math.max(0, log.clock.now + days * dayMs)
          const before = await log.bodies()
          if (writes) await log.add('acme', accessAct())
          else await log.limit.carryOut(brand, log.clock.now)
          const now = new Set(await log.bodies())
          for (const gone of before.filter((body) => !now.has(body)))
            written.push(log.clock.now - JSON.parse(gone).at)
          expect((await log.verify()).ok).toBe(true)
        }
        expect(written.filter((age) => age < 365 * dayMs)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})

describe('the note on what was cut off', () => {
  async function cutLog() {
    const log = await logOfDays([0, 1])
    log.clock.now = Date.UTC(2027, 10, 21)
    await log.limit.carryOut(brand, log.clock.now)
    return log
  }

  it.each([
    ['its number', 'UPDATE access_log_cuts SET sequence = 2', 'forged_cut'],
    ['its hash', `UPDATE access_log_cuts SET hash = '${'0'.repeat(64)}'`, 'forged_cut'],
    ['its time', 'UPDATE access_log_cuts SET newest = newest - 1', 'forged_cut'],
    ['all of it', 'DELETE FROM access_log_cuts', 'misplaced'],
  ])('L2: shows when somebody changed %s', async (_what, sql, fault) => {
    const log = await cutLog()
    await log.run(sql)
    expect(await log.verify()).toMatchObject({ ok: false, fault })
  })

  it('L2: does not cover an entry more than was cut off', async () => {
    const log = await cutLog()
    await log.run('DELETE FROM access_log_entries WHERE sequence = 2')
    expect(await log.verify()).toMatchObject({ ok: false, sequence: 2, fault: 'misplaced' })
  })

  it('R15: proves nothing when what was cut off was not thirty days old', async () => {
    const log = await logOfDays([0, 1])
    const [entry] = await log.lines()
    const hash = entry?.kind === 'entry' ? entry.entry.hash : ''
    const cut = { brand: 'acme', sequence: 1, hash, newest: midnight, at: midnight + 29 * dayMs }
    await log.records.transact('acme', (tx) => keepCut(tx, signCut(cut, log.keys.signer)))
    await log.run('DELETE FROM access_log_entries WHERE sequence = 1')
    expect(await log.verify()).toMatchObject({ ok: false, fault: 'cut_too_early' })
  })
})
