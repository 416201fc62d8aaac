import { describe, expect, test } from 'vitest'
import { createDesk, type DeskState } from '../../../../widgets/reports/desk.ts'
import type { Filter } from '../../../../widgets/reports/filters.ts'
import { longestPauseMs, refreshMs } from '../../../../widgets/reports/pace.ts'
import type { ReportQuery } from '../../../../widgets/reports/query.ts'
import type { AskCatalogue, Asked } from '../../../../widgets/reports/query-client.ts'
import { defaultView, type View } from '../../../../widgets/reports/view.ts'
import { noon, sampleAnswer } from './sample-answer.ts'
import { sampleCatalogue, sampleReport } from './sample-catalogue.ts'

const perLoad = sampleReport().tables.length
const lost = { ok: false, reason: 'unreachable', message: 'down' } as const
const down: Asked = lost
const good = (): Asked => ({ ok: true, answer: sampleAnswer() })
const phones: Filter = ['device', 'is', 'phone']
const denied: Asked = { ok: false, reason: 'access', message: 'expired' }

interface Settings {
  zone?: string
  view?: View
  askCatalogue?: AskCatalogue
}

const known: AskCatalogue = () => Promise.resolve({ ok: true, catalogue: sampleCatalogue() })
const settled = () => new Promise((done) => setImmediate(done))

/** A desk whose collector answers when told to, and whose clock stands still until moved. */
const deskAt = (
  start: number,
  { zone = 'Europe/Paris', view = defaultView, askCatalogue = known }: Settings = {},
) => {
  const states: DeskState[] = []
  const waiting: { query: ReportQuery; resolve: (asked: Asked) => void }[] = []
  const queries: ReportQuery[] = []
  const clock = { now: start }
  const desk = createDesk({
    ask: (query) => {
      queries.push(query)
      return new Promise((resolve) => waiting.push({ query, resolve }))
    },
    askCatalogue,
    now: () => clock.now,
    zone,
    view,
    onChange: (state) => states.push(state),
  })
  const last = (): DeskState => {
    const state = states.at(-1)
    if (!state) throw new Error('nothing happened yet')
    return state
  }
  /** Answers all that waits and lets the desk see it. */
  const answerEach = async (asked: (query: ReportQuery) => Asked) => {
    await settled()
    for (const { query, resolve } of waiting.splice(0)) resolve(asked(query))
    await settled()
  }
  const answer = (asked: Asked = good()) => answerEach(() => asked)
  return { desk, clock, queries, states, last, answer, answerEach }
}

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
    ['search_term'],
    ['search_term'],
  ])
  await answer()
  expect(last().board?.report.name).toBe('search')
})
