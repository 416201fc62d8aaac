import { describe, expect, test } from 'vitest'
import type { DeskState } from '../../../../widgets/reports/desk.ts'
import { longestPauseMs, refreshMs } from '../../../../widgets/reports/pace.ts'
import type { Asked } from '../../../../widgets/reports/query-client.ts'
import { defaultView } from '../../../../widgets/reports/view.ts'
import { deskAt, down, good, perLoad } from './desk-at.ts'
import { noon } from './sample-answer.ts'

const denied: Asked = { ok: false, reason: 'access', message: 'expired' }

describe('trouble', () => {
  test('keeps the last board and says why', async () => {
    const { desk, last, answer } = deskAt(noon)
    desk.refresh()
    await answer()
    const { board } = last()
    desk.refresh()
    await answer(down)
    expect(last()).toMatchObject({ loading: null, trouble: 'down' })
    expect(last().board).toBe(board)
  })

  test('is followed by longer and longer pauses, up to a minute, and forgotten once it is over', async () => {
    const { desk, clock, queries, last, answer } = deskAt(noon)
    desk.refresh()
    await answer(down)
    const pauses: number[] = []
    for (let failure = 0; failure < 6; failure++) {
      const before = queries.length
      const since = clock.now
      for (let ticks = 0; queries.length === before && ticks < 20; ticks++) {
        clock.now += refreshMs
        desk.tick()
      }
      pauses.push(clock.now - since)
      await answer(down)
    }
    expect(pauses).toEqual([10_000, 20_000, 40_000, longestPauseMs, longestPauseMs, longestPauseMs])
    desk.refresh()
    await answer()
    expect(last().trouble).toBeNull()
    const before = queries.length
    desk.tick()
    expect(queries.length).toBe(before + perLoad)
  })

  test('is tried again also where the period is over', async () => {
    const view = { ...defaultView, period: { from: '2026-11-01', to: '2026-11-20' } }
    const { desk, clock, queries, answer } = deskAt(noon, { view })
    desk.refresh()
    await answer(down)
    clock.now += longestPauseMs
    desk.tick()
    expect(queries).toHaveLength(2 * perLoad)
  })
})

const pagesOf = ({ board }: DeskState) => board?.tables.find(({ table }) => table.name === 'pages')?.asked

test('one table that is lost keeps its last answer, and is asked for again where the period is over', async () => {
  const view = { ...defaultView, period: { from: '2026-11-01', to: '2026-11-20' } }
  const { desk, queries, last, answer, answerEach } = deskAt(noon, { view })
  desk.refresh()
  await answer()
  const before = pagesOf(last())
  desk.refresh()
  await answerEach(({ dimensions }) => (dimensions[0] === 'page' ? down : good()))
  expect(last().trouble).toBeNull()
  expect(before?.ok).toBe(true)
  expect(pagesOf(last())).toBe(before)
  desk.tick()
  expect(queries).toHaveLength(3 * perLoad)
})

test('a denied access is told and never asked again by itself', async () => {
  const { desk, clock, queries, last, answer } = deskAt(noon)
  desk.refresh()
  await answer(denied)
  expect(last().denied).toBe(true)
  clock.now += longestPauseMs
  desk.tick()
  expect(queries).toHaveLength(perLoad)
})
