// R15 killed at every step. Half purged would be a log that does not verify, or a day of which some entries are gone.
import { expect, it } from 'vitest'
import { createAccessLogLimit } from '../../collector/access-log/access-log-limit.ts'
import { accessAct, newTestAccessLog } from '../support/test-access-log.ts'
import { testBrand } from '../support/test-brand.ts'
import { dyingAfter } from './dying-after.ts'

const dayMs = 86_400_000
const most = 60

it('R15: killed at every step, a log is as it was or cut off by whole days, and verifies', async () => {
  const log = newTestAccessLog()
  const first = log.clock.now
  for (const day of [0, 0, 1, 300]) {
    log.clock.now = first + day * dayMs
    await log.add('acme', accessAct())
  }
  log.clock.now = Date.UTC(2027, 10, 23)
  const look = async () => ({ verdict: await log.verify(), bodies: (await log.bodies()).length })
  const whole = await look()
  expect(whole).toMatchObject({ verdict: { ok: true, cut: 0 }, bodies: 4 })
  let [steps, isDone] = [0, false]
  for (; !isDone && steps < most; steps++) {
    const dying = dyingAfter(steps)
    const records = dying.ofRecords(log.records)
    const limit = createAccessLogLimit({ records, accessLog: log, signer: log.keys.signer })
    await limit.carryOut(testBrand({}, 'acme'), log.clock.now).catch(() => 0)
    isDone = !dying.wasKilled()
    const state = await look()
    // One of the 300th day is kept, and the entry that says what was cut off.
    if (state.bodies !== whole.bodies)
      expect(state).toMatchObject({ verdict: { ok: true, cut: 3 }, bodies: 2 })
    else expect(state).toEqual(whole)
  }
  expect([isDone, (await look()).bodies]).toEqual([true, 2])
  expect(steps).toBeGreaterThan(5)
})
