// R9 and R17 killed at every step. Half erased would be a person without what opens their account, or the other way round;
// half reminded, a mail that is noted and never went, or an end without both.
import { expect, it } from 'vitest'
import type { MailReminder } from '../../collector/access/mail-reminder.ts'
import { createLogInLimit } from '../../collector/retention/log-in-limit.ts'
import { createOperatorTokenLimit } from '../../collector/retention/token-limits.ts'
import { startRemembered } from '../support/start-remembered.ts'
import { dyingAfter } from './dying-after.ts'

const day = 86_400_000
const most = 100
const tables = ['people', 'grants', 'sessions', 'remembered', 'invitations'] as const

/** Ana, remembered by her browser, whose invitation nobody took, and when she was reminded. */
async function startAna() {
  const { access, ...rooms } = await startRemembered({ publicUrl: 'https://shop.example.com/_c/' })
  const { records, clock } = rooms
  const sent: number[] = []
  const mailReminder: MailReminder = async (_brand, { daysLeft }) => sent.push(daysLeft) > 0

  const rowsOf = (sql: string) => records.transact(null, (tx) => tx.run(sql))

  function limitsFor(steps: number) {
    const dying = dyingAfter(steps)
    const parts = { ...rooms, ...access, records: dying.ofRecords(records), goesOn: () => true }
    const limits = {
      R9: createLogInLimit({ ...parts, mailReminder: dying.call(mailReminder) }),
      R17: createOperatorTokenLimit(parts),
    }
    return {
      wasKilled: dying.wasKilled,
      run: (limit: keyof typeof limits) => limits[limit].carryOut(clock.now).catch(() => 0),
    }
  }

  return {
    clock,
    limitsFor,
    /** How many rows of each table there are. */
    counts: async () =>
      Promise.all(tables.map(async (table) => (await rowsOf(`SELECT * FROM ${table}`)).length)),
    async reminded() {
      const [row] = await rowsOf('SELECT first_at, second_at FROM log_in_reminders')
      const isNoted = (which: 'first_at' | 'second_at') => typeof row?.[which] === 'number'
      return [isNoted('first_at'), isNoted('second_at')]
    },
    /** How many days the person had left, by each mail that went. */
    sent,
    logged: async () =>
      (await rowsOf("SELECT body FROM access_log_entries WHERE body LIKE '%no_log_in%'")).length,
  }
}

type Ana = Awaited<ReturnType<typeof startAna>>

/** One process after the other, each killed a step later; `look` is called after each. Answers how many were killed. */
async function killEverywhere(
  { limitsFor }: Ana,
  limit: 'R9' | 'R17',
  look: () => Promise<void>,
): Promise<number> {
  let [steps, isDone] = [0, false]
  for (; !isDone && steps < most; steps++) {
    const { run, wasKilled } = limitsFor(steps)
    await run(limit)
    isDone = !wasKilled()
    await look()
  }
  expect(isDone).toBe(true)
  return steps - 1
}

it('R9: killed at every step, somebody is there or gone, never before both mails went, and the next run finishes', async () => {
  const ana = await startAna()
  const there = await ana.counts()
  expect(there).toEqual([1, 1, 2, 1, 1])
  ana.clock.now = Date.parse('2029-11-21T12:00:00Z')

  for (const [left, noted] of [
    [30, [true, false]],
    [15, [true, true]],
  ] as const) {
    const before = await ana.reminded()
    await killEverywhere(ana, 'R9', async () => {
      expect(await ana.counts()).toEqual(there)
      const now = await ana.reminded()
      expect([before, noted]).toContainEqual(now)
      // Killed in between a mail goes once more; none that is noted did not go.
      if (now.join() === noted.join()) expect(ana.sent).toContain(left)
    })
    expect(await ana.reminded()).toEqual(noted)
    ana.clock.now += 15 * day
  }

  const kills = await killEverywhere(ana, 'R9', async () => {
    const counts = await ana.counts()
    expect([there, [0, 0, 0, 0, 0]]).toContainEqual(counts)
    expect(await ana.logged()).toBe(counts[0] === 0 ? 1 : 0)
  })
  expect([await ana.counts(), await ana.reminded()]).toEqual([
    [0, 0, 0, 0, 0],
    [false, false],
  ])
  expect(kills).toBeGreaterThan(5)
}, 60_000)

it('R17: killed at every step, the tokens that are over are all there or all gone', async () => {
  const ana = await startAna()
  const there = await ana.counts()
  ana.clock.now += 400 * day
  const gone = [1, 1, 0, 0, 0]
  await killEverywhere(ana, 'R17', async () => {
    expect([there, gone]).toContainEqual(await ana.counts())
  })
  expect(await ana.counts()).toEqual(gone)
}, 60_000)
