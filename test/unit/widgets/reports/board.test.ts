import { describe, expect, test } from 'vitest'
import { type Board, isWhole, keepLast, loadBoard } from '../../../../widgets/reports/board.ts'
import type { Filter } from '../../../../widgets/reports/filters.ts'
import type { Asked } from '../../../../widgets/reports/query-client.ts'
import { defaultView } from '../../../../widgets/reports/view.ts'
import { sampleAnswer, sampleBoard } from './sample-answer.ts'
import { sampleReport } from './sample-catalogue.ts'

const period = { from: '2026-11-15', to: '2026-11-21' }
const good: Asked = { ok: true, answer: sampleAnswer() }
const failure = (reason: 'access' | 'refused' | 'unreachable'): Asked => ({
  ok: false,
  reason,
  message: reason,
})

const phones: Filter = ['device', 'is', 'phone']
const askedOf = ({ tables }: Board, name: string) => tables.find(({ table }) => table.name === name)?.asked

/** Answers each dimension as the table says, all others well. */
const load = (answers: Record<string, Asked>, otherwise: Asked = good) =>
  loadBoard(
    (question) => {
      if (typeof question === 'string') throw new Error('the sample asks queries only')
      const [dimension = 'none'] = question.dimensions
      return Promise.resolve(answers[dimension] ?? otherwise)
    },
    sampleReport(),
    period,
    defaultView,
    new AbortController().signal,
  )

test('a board is every table of one report, period and view', async () => {
  const loaded = await load({})
  expect(loaded).toMatchObject({ ok: true, board: { period, view: defaultView } })
  expect(loaded.ok && loaded.board.tables.map(({ table }) => table)).toEqual(sampleReport().tables)
})

test('one question that the collector refuses leaves the others standing', async () => {
  const loaded = await load({ currency: failure('refused') })
  expect(loaded.ok && askedOf(loaded.board, 'currencies')).toEqual(failure('refused'))
  expect(loaded.ok && askedOf(loaded.board, 'pages')).toBe(good)
})

test('one table that does not come leaves the others standing too, but the board is not whole', async () => {
  const loaded = await load({ page: failure('unreachable') })
  expect(loaded.ok && askedOf(loaded.board, 'pages')).toEqual(failure('unreachable'))
  expect(loaded.ok && askedOf(loaded.board, 'days')).toBe(good)
  expect(loaded.ok && isWhole(loaded.board)).toBe(false)
})

test('a board with a refusal is whole: asking again would not help', () => {
  expect(isWhole(sampleBoard({ pages: failure('refused') }))).toBe(true)
  expect(isWhole(sampleBoard({ pages: failure('unreachable') }))).toBe(false)
})

describe('a lost table', () => {
  const lost = sampleBoard({ pages: failure('unreachable'), currencies: failure('refused') })
  const last = sampleBoard()

  test('keeps its last answer, a refused one does not', () => {
    const kept = keepLast(lost, last)
    expect(askedOf(kept, 'pages')).toBe(askedOf(last, 'pages'))
    expect(askedOf(kept, 'currencies')).toEqual(failure('refused'))
  })

  test.each([
    ['there is none', null],
    ['of other days', { ...last, period: { from: '2026-11-14', to: '2026-11-21' } }],
    ['of another filter', { ...last, view: { ...defaultView, filters: [phones] } }],
    ['without the comparison', { ...last, view: { ...defaultView, compare: null } }],
    ['of another report', { ...last, report: sampleReport('search') }],
  ])('keeps nothing when the last board is %s', (_, other) => {
    expect(keepLast(lost, other)).toBe(lost)
  })

  test('keeps its answer when only the theme changed', () => {
    const themed = { ...last, view: { ...defaultView, theme: 'dark' as const } }
    expect(askedOf(keepLast(lost, themed), 'pages')).toBe(askedOf(last, 'pages'))
  })
})

test('a denied access counts before everything else', async () => {
  const loaded = await load({ page: failure('unreachable'), date: failure('access') })
  expect(loaded).toMatchObject({ ok: false, reason: 'access' })
})

test('when all is refused the collector’s reason is told', async () => {
  expect(await load({}, failure('refused'))).toEqual({ ok: false, reason: 'trouble', message: 'refused' })
})
