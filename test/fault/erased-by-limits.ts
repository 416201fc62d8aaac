// A collector's records in which the limits that erase (R8, R10) are carried out, by a process that may die in it.
import { isDeepStrictEqual } from 'node:util'
import { expect } from 'vitest'
import { createAmbassadorLimit } from '../../collector/erasure/ambassador-limit.ts'
import { openTombstones } from '../../collector/erasure/tombstones.ts'
import { createErasureRooms } from '../../collector/erasure-rooms.ts'
import { openLedgerKeys } from '../../collector/ledger/ledger-keys.ts'
import { readLedger } from '../../collector/ledger/read-ledger.ts'
import { verifyLedger } from '../../collector/ledger/verify-ledger.ts'
import { createInactiveLimit } from '../../collector/retention/inactive-limit.ts'
import type { RecordCopier, RecordRemover } from '../../collector/stores/records.ts'
import { noEvents } from '../support/no-events.ts'
import { startServerContacts } from '../support/server-contacts.ts'
import { testEnvironment } from '../support/test-environment.ts'
import { dyingAfter } from './dying-after.ts'

export type ErasedByLimits = Awaited<ReturnType<typeof startErasedByLimits>>

export const dayMs = 86_400_000
/** More kills than any of them takes. */
const most = 300

const impossible = async () => {
  throw new Error('no limit on a person copies or removes a database')
}
const neverAsked: RecordCopier & RecordRemover = {
  copy: impossible,
  countRows: impossible,
  removeBrand: impossible,
}

/** The brand `acme`, whose contacts are erased after a month. Call it inside a test. */
export async function startErasedByLimits() {
  const api = await startServerContacts({ retention: { inactiveMonths: 1 } })
  const environment = testEnvironment(api.folder)
  const keys = openLedgerKeys(environment.keysFolder)
  if (!keys.ok) throw new Error(keys.reason)
  const { ledgerKeys } = keys
  const tombstones = openTombstones(environment.keysFolder)

  /** The limits of a process that takes so many steps and dies. */
  function limitsFor(steps: number) {
    const dying = dyingAfter(steps)
    const records = { ...neverAsked, ...dying.ofRecords(api.records) }
    const store = { ...noEvents, query: dying.call(noEvents.query), forget: dying.call(noEvents.forget) }
    const rooms = createErasureRooms({
      ...api,
      records,
      store,
      ledgerKeys,
      environment,
      backups: { alone: (work) => work() },
      settle: dying.call(async () => true),
      log: { error: () => {}, warn: () => {} },
    })
    const options = { ...api, ...rooms, records, goesOn: () => true }
    const limits = { R8: createInactiveLimit(options), R10: createAmbassadorLimit(options) }
    return {
      wasKilled: dying.wasKilled,
      resume: rooms.resumeErasures,
      async carryOut(id: keyof typeof limits): Promise<number> {
        const brand = api.brands.find('acme')
        return brand ? limits[id].carryOut(brand, api.clock.now) : 0
      },
    }
  }

  /** How far each erasure of somebody is; `resume` goes on with it. */
  const erasuresOf = (subject: string) =>
    api.inBrand(async (tx) => {
      const rows = await tx.run('SELECT state FROM erasures WHERE subjects = ?', [JSON.stringify([subject])])
      return rows.map(({ state }) => String(state))
    })

  const isBuried = (subject: string) =>
    tombstones
      .read()
      .tombstones.some(({ contacts, ambassador }) => [...contacts, ambassador].includes(subject))

  async function isLedgerWhole(): Promise<boolean> {
    const { verifiers } = ledgerKeys
    const verdict = await verifyLedger(readLedger(api.records, 'acme'), {
      brand: 'acme',
      verifiers,
      kept: [],
    })
    return verdict.ok
  }

  return {
    ...api,

    /**
     * One process after the other carries the limit out and goes on with what was begun, and dies a step later than the one
     * before; where something was kept meanwhile, the next begins to die at its first step again. Answers the states of the
     * database in the order in which they were first seen.
     */
    async killEverywhere<State>(
      limit: 'R8' | 'R10',
      { subject, look, ended }: { subject: string; look: () => Promise<State>; ended: State },
    ): Promise<{ seen: State[]; kills: number }> {
      let state = await look()
      let begun = await erasuresOf(subject)
      const seen = [state]
      let [kills, steps, isDone] = [0, 0, false]
      while (!isDone && kills < most) {
        const before = [state, begun]
        const dying = limitsFor(steps)
        await dying.carryOut(limit).catch(() => 0)
        await dying.resume()
        isDone = !dying.wasKilled()
        kills += isDone ? 0 : 1

        state = await look()
        begun = await erasuresOf(subject)
        steps = isDeepStrictEqual([state, begun], before) ? steps + 1 : 0
        if (!seen.some((known) => isDeepStrictEqual(known, state))) seen.push(state)
        // Of whom the rows are gone, a backup that is restored is told, and one row goes on with their events.
        if (isDeepStrictEqual(state, ended))
          expect([isBuried(subject), begun]).toEqual([true, [expect.any(String)]])
      }
      expect([isDone, await look(), await erasuresOf(subject)]).toEqual([true, ended, ['done']])
      expect(await isLedgerWhole()).toBe(true)
      return { seen, kills }
    },
  }
}
