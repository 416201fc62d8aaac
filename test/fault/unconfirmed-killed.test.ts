// R6 killed at every step. Half deleted would be a contact without its ask, key or link, or the other way round, or one
// that is gone without the ledger's word of what was never confirmed, or without an entry of the access log.
import { expect, it } from 'vitest'
import { createExpirePending } from '../../collector/contacts/expire-pending.ts'
import { createUnconfirmedLimit } from '../../collector/retention/unconfirmed-limit.ts'
import { rowsWith } from '../support/contact-limits.ts'
import { confirmedOptIn, jeanne, optIn } from '../support/opt-in-submission.ts'
import { startAcmeOptIns } from '../support/start-opt-ins.ts'
import { dyingAfter } from './dying-after.ts'

const day = 86_400_000
const most = 150
const paul = 'paul@example.com'

/** Jeanne, who never confirmed; Paul, who did, and was asked once more for the brand. */
async function startUnconfirmed() {
  const optIns = await startAcmeOptIns()
  await confirmedOptIn(optIns, { fields: { first_name: 'Paul', email: paul } })
  optIns.clock.now += day
  await optIn(optIns, { ticked: ['ambassador', 'brand'] })
  await optIn(optIns, { ticked: ['brand'], fields: { first_name: 'Paul', email: paul } })
  const [hers] = await optIns.contactsOf(jeanne)
  const [his] = await optIns.contactsOf(paul)
  optIns.clock.now += 15 * day

  function limitFor(steps: number) {
    const dying = dyingAfter(steps)
    const records = dying.ofRecords(optIns.records)
    const expirePending = createExpirePending({ ...optIns, records })
    const accessLog = { add: dying.call(optIns.accessLog.add) }
    const limit = createUnconfirmedLimit({ records, expirePending, accessLog })
    const run = async () => {
      const brand = optIns.brands.find('acme')
      return brand ? limit.carryOut(brand, optIns.clock.now) : 0
    }
    return { wasKilled: dying.wasKilled, run }
  }

  const tablesOf = async (id = '') => {
    const tables = await rowsWith(optIns.records, id)
    return [...new Set(tables)].filter((name) => name !== 'tasks').sort()
  }
  const countOf = async (sql: string) => Number((await optIns.inBrand('acme', (tx) => tx.run(sql)))[0]?.count)

  return {
    limitFor,
    logged: () => countOf("SELECT count(*) AS count FROM access_log_entries WHERE body LIKE '%unconfirmed%'"),
    async look() {
      const expired = (await optIns.ledgerActs()).filter((act) => act.startsWith('expired'))
      return { hers: await tablesOf(hers?.id), his: await tablesOf(his?.id), expired }
    },
  }
}

const kept = ['access_log_entries', 'contact_changes', 'contact_keys', 'contact_links', 'contacts']
const whole = {
  hers: ['asks', 'contact_changes', 'contact_keys', 'contact_links', 'contacts'],
  his: [...kept, 'asks'].sort(),
  expired: [],
}
const ended = {
  hers: [],
  his: kept,
  expired: ['expired ambassador awaited', 'expired brand awaited', 'expired brand awaited'],
}

it('R6: killed at every step, who never confirmed is whole or deleted, and the next run finishes', async () => {
  const { limitFor, look, logged } = await startUnconfirmed()
  expect(await look()).toEqual(whole)
  let [steps, isDone] = [0, false]
  for (; !isDone && steps < most; steps++) {
    const { run, wasKilled } = limitFor(steps)
    await run().catch(() => 0)
    isDone = !wasKilled()
    const state = await look()
    expect([whole, ended]).toContainEqual(state)
    if (state.hers.length === 0) expect(await logged()).toBeGreaterThan(0)
  }
  expect([isDone, await look()]).toEqual([true, ended])
  expect(steps).toBeGreaterThan(20)
}, 60_000)
