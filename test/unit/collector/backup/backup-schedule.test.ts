import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { backupName } from '../../../../collector/backup/backup-folder.ts'
import { createBackupSchedule } from '../../../../collector/backup/backup-schedule.ts'
import { newTempFolder } from '../../../support/temp-folder.ts'
import { noon } from '../../../support/wire-batch.ts'

const hour = 3_600_000

function newSchedule() {
  const folder = newTempFolder()
  const clock = { now: noon }
  const state = { taken: 0, failures: [] as unknown[], isBroken: false }
  const schedule = createBackupSchedule({
    folder,
    now: () => clock.now,
    backups: {
      take: async () => {
        if (state.isBroken) return { ok: false, message: 'the disk is full' }
        mkdirSync(join(folder, backupName(clock.now)))
        const size = { events: 1, waiting: 0, bytes: 2, newBytes: 1 }
        return { ok: true, path: folder, begunAt: clock.now, endedAt: clock.now + 10, ...size }
      },
    },
    onTaken: () => {
      state.taken += 1
    },
    onFailure: (error) => state.failures.push(error),
  })
  return { schedule, clock, state }
}

it('R18: takes one at once, and then every hour', async () => {
  const { schedule, clock, state } = newSchedule()
  for (const [at, taken] of [
    [0, 1],
    [hour - 1, 1],
    [hour, 2],
    [hour + 60_000, 2],
    [5 * hour, 3],
  ] as const) {
    clock.now = noon + at
    await schedule.look()
    expect(state.taken).toBe(taken)
  }
})

it('takes one at a time', async () => {
  const { schedule, state } = newSchedule()
  await Promise.all([schedule.look(), schedule.look()])
  expect(state.taken).toBe(1)
})

it('tells of a failure, and tries again ten minutes later', async () => {
  const { schedule, clock, state } = newSchedule()
  state.isBroken = true
  await schedule.look()
  clock.now += 599_999
  await schedule.look()
  expect(state.failures).toEqual([new Error('the disk is full')])
  state.isBroken = false
  clock.now += 1
  await schedule.look()
  expect(state.taken).toBe(1)
})

it('takes one where the clock was set back by more than an hour', async () => {
  const { schedule, clock, state } = newSchedule()
  await schedule.look()
  clock.now -= 2 * hour
  await schedule.look()
  expect(state.taken).toBe(2)
})
