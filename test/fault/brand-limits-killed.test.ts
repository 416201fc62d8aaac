// R12 and R13 killed at every step. Half erased would be a brand of which something is gone while neither a row goes on with
// the rest nor a tombstone tells a restore. What may be gone of one file is swept by `erasure-killed`.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Brand } from '../../collector/brands/brand.ts'
import { createBrandLeftLimit, createSuspendedBrandLimit } from '../../collector/erasure/brand-limits.ts'
import { createEraseBrand } from '../../collector/erasure/erase-brand.ts'
import { createNoteLimit } from '../../collector/erasure/note-limit.ts'
import { openTombstones } from '../../collector/erasure/tombstones.ts'
import { openBackedUpFolder } from '../support/backed-up-folder.ts'
import { dyingAfter } from './dying-after.ts'

const dayMs = 86_400_000
const most = 150

/** A brand whose programme ended long ago, with a month of events, a part of a backup, and somebody who logs in for it. */
async function startEnded(how: 'left' | 'suspended') {
  const folder = await openBackedUpFolder()
  const { data, clock, dataFolder, keysFolder } = folder
  const { records, brands, accessLog, ledgerKeys } = data
  const months = join(dataFolder, 'acme', 'events')
  const backedUp = join(folder.backups, 'acme')
  for (const path of [months, backedUp]) {
    mkdirSync(path, { recursive: true })
    writeFileSync(join(path, '2026-11.duckdb'), 'events')
  }
  await folder.grant('a contact')
  await records.transact(null, async (tx) => {
    await tx.run("INSERT INTO people VALUES ('one', 'tag', 'sealed', 'hash', 1, NULL)")
    await tx.run("INSERT INTO grants VALUES ('one', 'acme', 'analyst', NULL, 1, NULL)")
  })
  const acme = brands.find('acme')
  if (acme) brands.save({ ...acme, ended: { how, since: clock.now } })
  const tombstones = openTombstones(keysFolder)
  let made = 0

  /** The limits of a process that takes so many steps and dies. */
  function limitsFor(steps: number) {
    const dying = dyingAfter(steps)
    const { call, callNow } = dying
    const parts = {
      dataFolder,
      records: {
        ...dying.ofRecords(records),
        removeBrand: call((brand: string) => records.removeBrand(brand)),
      },
      brands: { ...brands, save: callNow((brand: Brand) => brands.save(brand)) },
      tombstones: { ...tombstones, add: callNow(tombstones.add) },
      signer: ledgerKeys.signer,
      noteLimit: createNoteLimit({ accessLog }),
      store: {
        months: call(async () => (existsSync(months) ? readdirSync(months) : [])),
        removeBrand: call(async () => rmSync(months, { recursive: true, force: true })),
      },
      settle: call(async () => true),
      removeFromBackups: call(async () => {
        rmSync(backedUp, { recursive: true, force: true })
        return 1
      }),
      forgetDamaged: callNow(() => 0),
      newId: () => `erasure-${++made}`,
      now: () => clock.now,
    }
    const eraser = createEraseBrand(parts)
    const options = { ...parts, erasures: { brand: eraser.erase } }
    const limits = { left: createBrandLeftLimit(options), suspended: createSuspendedBrandLimit(options) }
    return {
      wasKilled: dying.wasKilled,
      /** As a collector does after its start. */
      async run() {
        await limits[how].carryOut(clock.now).catch(() => 0)
        await eraser.resume().catch(() => 0)
      },
    }
  }

  const operators = async (sql: string) =>
    (await records.transact(null, (tx) => tx.run(sql))).map((row) => Object.values(row).join())

  /** What is there of the brand, place by place. */
  async function look() {
    clock.now += 2000
    return {
      ended: brands.find('acme')?.ended?.how ?? null,
      files: [months, join(dataFolder, 'acme', 'records.db'), join(dataFolder, 'acme'), backedUp].map(
        existsSync,
      ),
      access: await operators('SELECT person FROM grants UNION ALL SELECT id FROM people'),
      erasures: await operators("SELECT state FROM erasures WHERE kind = 'brand'"),
      isBuried: tombstones.read().tombstones.some(({ kind, brand }) => kind === 'brand' && brand === 'acme'),
    }
  }

  return { ...folder, limitsFor, look, operators }
}

type Look = Awaited<ReturnType<Awaited<ReturnType<typeof startEnded>>['look']>>

/** One process after the other, each a step longer until one keeps something; answers every state that was seen. */
async function killEverywhere({ limitsFor, look }: Awaited<ReturnType<typeof startEnded>>): Promise<Look[]> {
  const seen = [await look()]
  let [kills, steps, isDone] = [0, 0, false]
  while (!isDone && kills < most) {
    const dying = limitsFor(steps)
    await dying.run()
    isDone = !dying.wasKilled()
    kills += 1
    const state = await look()
    const isNew = JSON.stringify(state) !== JSON.stringify(seen.at(-1))
    if (isNew) seen.push(state)
    steps = isNew ? 0 : steps + 1
  }
  expect(isDone).toBe(true)
  return seen
}

it('R12: killed at every step, a brand is whole, or a row and a tombstone stand until nothing of it is left', async () => {
  const started = await startEnded('left')
  started.clock.now += 7 * dayMs
  const seen = await killEverywhere(started)
  const access = ['one', 'one']
  expect(seen[0]).toEqual({
    ...{ ended: 'left', files: [true, true, true, true], access, erasures: [], isBuried: false },
  })
  for (const { files, access, erasures, isBuried } of seen.slice(1, -1)) {
    expect([erasures, access.length]).toEqual([['begun'], 2])
    if (files.includes(false)) expect(isBuried).toBe(true)
  }
  expect(seen.at(-1)).toEqual({
    ...{ ended: null, files: [false, false, false, false], access: [], erasures: ['done'], isBuried: true },
  })
  expect(seen.length).toBeGreaterThan(5)
  const logged = await started.operators("SELECT body FROM access_log_entries WHERE body LIKE '%retention%'")
  expect(logged).toHaveLength(1)
})

it('R13: killed at every step, a suspended brand is suspended or leaves, with everything of it', async () => {
  const started = await startEnded('suspended')
  started.clock.now = Date.UTC(2027, 4, 22)
  const [before, after, ...more] = await killEverywhere(started)
  expect(before).toMatchObject({ ended: 'suspended', files: [true, true, true, true] })
  expect([after, more]).toEqual([{ ...before, ended: 'left' }, []])
})
