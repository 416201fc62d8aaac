import { describe, expect, test } from 'vitest'
import { isWhole, keepLast, loadBoard } from '../../../../widgets/reports/board.ts'
import type { Asked } from '../../../../widgets/reports/query-client.ts'
import { reportNames } from '../../../../widgets/reports/reports.ts'
import { defaultView } from '../../../../widgets/reports/view.ts'
import { sampleAnswer, sampleBoard } from './sample-answer.ts'

const period = { from: '2026-11-15', to: '2026-11-21' }
const good: Asked = { ok: true, answer: sampleAnswer() }
const failure = (reason: 'access' | 'refused' | 'unreachable'): Asked => ({
  ok: false,
  reason,
  message: reason,
})

/** Answers each dimension as the table says, all others well. */
const load = (answers: Record<string, Asked>, otherwise: Asked = good) =>
  loadBoard(
    ({ dimensions: [dimension = ''] }) => Promise.resolve(answers[dimension] ?? otherwise),
    period,
    defaultView,
    new AbortController().signal,
  )

test('a board is every report of one period and view', async () => {
  const loaded = await load({})
  expect(loaded).toMatchObject({ ok: true, board: { period, view: defaultView } })
  expect(loaded.ok && Object.keys(loaded.board.reports)).toEqual(reportNames)
})

test('one question that the collector refuses leaves the others standing', async () => {
  const loaded = await load({ product: failure('refused') })
  expect(loaded.ok && loaded.board.reports.products).toEqual(failure('refused'))
  expect(loaded.ok && loaded.board.reports.pages.ok).toBe(true)
})

test('one report that does not come leaves the others standing too, but the board is not whole', async () => {
  const loaded = await load({ page: failure('unreachable') })
  expect(loaded.ok && loaded.board.reports.pages).toEqual(failure('unreachable'))
  expect(loaded.ok && loaded.board.reports.days).toBe(good)
  expect(loaded.ok && isWhole(loaded.board)).toBe(false)
})

test('a board with a refusal is whole: asking again would not help', () => {
  expect(isWhole(sampleBoard({ pages: failure('refused') }))).toBe(true)
  expect(isWhole(sampleBoard({ pages: failure('unreachable') }))).toBe(false)
})

describe('a lost report', () => {
  const lost = sampleBoard({ pages: failure('unreachable'), products: failure('refused') })
  const last = sampleBoard()

  test('keeps its last answer, a refused one does not', () => {
    const kept = keepLast(lost, last)
    expect(kept.reports.pages).toBe(last.reports.pages)
    expect(kept.reports.products).toEqual(failure('refused'))
  })

  test.each([
    ['there is none', null],
    ['of other days', { ...last, period: { from: '2026-11-14', to: '2026-11-21' } }],
    ['of another device', { ...last, view: { ...defaultView, device: 'phone' as const } }],
    ['without the comparison', { ...last, view: { ...defaultView, compare: false } }],
  ])('keeps nothing when the last board is %s', (_, other) => {
    expect(keepLast(lost, other)).toBe(lost)
  })

  test('keeps its answer when only the theme changed', () => {
    const themed = { ...last, view: { ...defaultView, theme: 'dark' as const } }
    expect(keepLast(lost, themed).reports.pages).toBe(last.reports.pages)
  })
})

test('a denied access counts before everything else', async () => {
  const loaded = await load({ page: failure('unreachable'), device: failure('access') })
  expect(loaded).toMatchObject({ ok: false, reason: 'access' })
})

test('when all is refused the collector’s reason is told', async () => {
  expect(await load({}, failure('refused'))).toEqual({ ok: false, reason: 'trouble', message: 'refused' })
})
