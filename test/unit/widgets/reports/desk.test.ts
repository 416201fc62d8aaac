import { describe, expect, test } from 'vitest'
import type { Filter } from '../../../../widgets/reports/filters.ts'
import { longestPauseMs } from '../../../../widgets/reports/pace.ts'
import { defaultView, type View } from '../../../../widgets/reports/view.ts'
import { deskAt, known, lost, perLoad, settled } from './desk-at.ts'
import { noon } from './sample-answer.ts'

const phones: Filter = ['device', 'is', 'phone']

test('nothing is asked before the first refresh, which then asks for every table at once', async () => {
  const { desk, queries, last } = deskAt(noon)
  expect(queries).toHaveLength(0)
  desk.refresh()
  await settled()
  expect(queries).toHaveLength(perLoad)
  expect(last()).toMatchObject({ loading: 'asked', board: null, today: '2026-11-21' })
})

test('the answers become the board, all together', async () => {
  const { desk, states, last, answer } = deskAt(noon)
  desk.refresh()
  await answer()
  expect(states.map(({ board }) => board !== null)).toEqual([false, true])
  expect(last()).toMatchObject({ loading: null, trouble: null, denied: false })
})

test('the brand’s zone decides what today is: a wrong guess is asked again for the right days', async () => {
  const late = Date.UTC(2026, 10, 21, 20)
  const { desk, queries, last, answer } = deskAt(late, { zone: 'Asia/Tokyo' })
  desk.refresh()
  await settled()
  expect(queries.at(-1)?.period).toEqual({ from: '2026-11-16', to: '2026-11-22' })
  await answer()
  expect(queries).toHaveLength(2 * perLoad)
  expect(queries.at(-1)?.period).toEqual({ from: '2026-11-15', to: '2026-11-21' })
  expect(last()).toMatchObject({ loading: 'asked', today: '2026-11-21' })
  await answer()
  expect(queries).toHaveLength(2 * perLoad)
  expect(last().board?.period.to).toBe('2026-11-21')
})

describe('choosing', () => {
  test('another view asks for it and keeps the old board meanwhile', async () => {
    const { desk, queries, last, answer } = deskAt(noon)
    desk.refresh()
    await answer()
    desk.choose({ ...defaultView, filters: [phones] })
    expect(queries.at(-1)?.filters).toEqual([phones])
    expect(last()).toMatchObject({ loading: 'asked', board: { view: defaultView } })
    await answer()
    expect(last()).toMatchObject({ loading: null, board: { view: { filters: [phones] } } })
  })

  test('another theme asks nothing', async () => {
    const { desk, queries, last, answer } = deskAt(noon)
    desk.refresh()
    await answer()
    desk.choose({ ...defaultView, theme: 'dark' })
    expect(queries).toHaveLength(perLoad)
    expect(last()).toMatchObject({ loading: null, view: { theme: 'dark' } })
  })

  test('twice in a row shows only the second, whichever answer comes first', async () => {
    const { desk, states, last, answer } = deskAt(noon)
    desk.choose({ ...defaultView, report: 'overview' })
    desk.choose({ ...defaultView, report: 'search' })
    await answer()
    expect(last().board?.report.name).toBe('search')
    expect(states.filter(({ board }) => board?.report.name === 'overview')).toHaveLength(0)
  })
})

describe('a tick', () => {
  const loaded = async (view?: View) => {
    const all = deskAt(noon, view && { view })
    all.desk.refresh()
    await all.answer()
    all.queries.length = 0
    return all
  }

  test('refreshes quietly where the period includes today', async () => {
    const { desk, queries, last } = await loaded()
    desk.tick()
    expect(queries).toHaveLength(perLoad)
    expect(last().loading).toBe('quiet')
  })

  test('asks nothing where the period is over', async () => {
    const { desk, queries } = await loaded({
      ...defaultView,
      period: { from: '2026-11-01', to: '2026-11-20' },
    })
    desk.tick()
    expect(queries).toHaveLength(0)
  })

  test('asks nothing while answers are under way', async () => {
    const { desk, queries } = await loaded()
    desk.tick()
    desk.tick()
    expect(queries).toHaveLength(perLoad)
  })

  test('moves the period on at the brand’s midnight, and says so', async () => {
    const { desk, clock, queries, last } = await loaded()
    clock.now = Date.UTC(2026, 10, 21, 23, 0, 1)
    desk.tick()
    expect(queries[0]?.period).toEqual({ from: '2026-11-16', to: '2026-11-22' })
    expect(last()).toMatchObject({ loading: 'asked', today: '2026-11-22' })
  })
})

test('a closed desk says nothing more', async () => {
  const { desk, states, answer } = deskAt(noon)
  desk.refresh()
  const before = states.length
  desk.close()
  await answer()
  expect(states).toHaveLength(before)
})

describe('what can be reported', () => {
  test('is asked once', async () => {
    let asked = 0
    const { desk, last, answer } = deskAt(noon, {
      askCatalogue: (signal) => {
        asked++
        return known(signal)
      },
    })
    desk.refresh()
    await answer()
    desk.refresh()
    await answer()
    expect(asked).toBe(1)
    expect(last().catalogue?.reports).toHaveLength(2)
  })

  test('that cannot be had is trouble, and asked again', async () => {
    const { desk, clock, queries, last } = deskAt(noon, { askCatalogue: () => Promise.resolve(lost) })
    desk.refresh()
    await settled()
    expect(last()).toMatchObject({ loading: null, trouble: 'down', catalogue: null, board: null })
    clock.now += longestPauseMs
    desk.tick()
    await settled()
    expect(last()).toMatchObject({ loading: null, trouble: 'down' })
    expect(queries).toEqual([])
  })

  test('that is denied is a denied access', async () => {
    const { desk, last } = deskAt(noon, {
      askCatalogue: () => Promise.resolve({ ok: false, reason: 'access', message: 'expired' }),
    })
    desk.refresh()
    await settled()
    expect(last().denied).toBe(true)
  })
})

test('another report is asked for its own tables', async () => {
  const { desk, queries, last, answer } = deskAt(noon)
  desk.refresh()
  await answer()
  desk.choose({ ...defaultView, report: 'search' })
  expect(queries.slice(perLoad).map(({ dimensions }) => dimensions)).toEqual([
    [],
    ['search_term'],
    ['search_term'],
  ])
  await answer()
  expect(last().board?.report.name).toBe('search')
})
