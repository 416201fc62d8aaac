// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import type { Board } from '../../../../widgets/reports/board.ts'
import { BoardView } from '../../../../widgets/reports/board-view.tsx'
import type { Report, ReportTable } from '../../../../widgets/reports/catalogue.ts'
import { createFormats } from '../../../../widgets/reports/formats.ts'
import { onScreen, press, texts, the } from '../ui/on-screen.ts'
import { sampleAnswer, sampleBoard, today } from './sample-answer.ts'
import { sampleCatalogue } from './sample-catalogue.ts'

const told = (name: string, metrics: string[], dimensions: string[]): ReportTable => ({
  name,
  title: name.replaceAll('_', ' '),
  query: { metrics, dimensions, filters: [] },
  told: true,
  empty: 'Nothing is missing.',
})

const boardOf = (over: Report['over'], tables: { table: ReportTable; rows: object[] }[]): Board => {
  const report: Report = {
    name: 'state',
    title: 'State',
    question: 'What is so.',
    needs: [],
    over,
    tables: tables.map(({ table }) => table),
  }
  const answered = tables.map(({ table, rows }) => ({
    table,
    asked: { ok: true as const, answer: sampleAnswer(rows, rows[0] ?? {}) },
  }))
  return { ...sampleBoard(), report, tables: answered, coverage: null }
}

const shown = (board: Board) =>
  onScreen(
    <BoardView
      {...{ board, today }}
      brand="shop-fr"
      dimensions={sampleCatalogue().dimensions}
      formats={createFormats('en-GB')}
      onFile={async () => ''}
    />,
  )

test('right now is read aloud only where somebody asks for it', () => {
  const root = shown(
    boardOf('now', [
      { table: told('last_5_minutes', ['visitors'], []), rows: [{ visitors: 12 }] },
      { table: told('last_30_minutes', ['visitors'], []), rows: [{ visitors: 40 }] },
    ]),
  )
  expect(texts(root, 'h2')).toEqual(['last 5 minutes', 'last 30 minutes'])
  expect(the(root, '[aria-live]').getAttribute('aria-live')).toBe('off')
  expect(texts(root, '[aria-live] dd.value')).toEqual(['12', '40'])
  press(the(root, '[type=checkbox]'))
  expect(the(root, '[aria-live]').getAttribute('aria-live')).toBe('polite')
})

test('a missing event says which reports lack it and how to send it; nothing missing says so', () => {
  const table = told('missing', ['reports_lacking'], ['event', 'needed_by', 'example'])
  const rows = [
    { event: 'search', needed_by: 'Search, Funnel', example: 'src="/<brand>.js"', reports_lacking: 2 },
  ]
  const root = shown(boardOf('days', [{ table, rows }]))
  expect(the(root, '.needs p').textContent).toBe('search: missing in Search, Funnel')
  expect(texts(root, '.needs code')).toEqual(['src="/shop-fr.js"'])
  expect(texts(shown(boardOf('days', [{ table, rows: [] }])), '.card > p')).toContain('Nothing is missing.')
})

test('a row of several dimensions is named by all of them', () => {
  const table = told('boxes', ['shown'], ['popin', 'language'])
  const rows = [
    { popin: 'order', language: 'fr', shown: 3 },
    { popin: null, language: null, shown: 2, other: true },
  ]
  const root = shown(boardOf('days', [{ table, rows }]))
  expect(texts(root, 'tbody th')).toEqual(['order · fr', 'others, too few in each to be shown'])
  expect(texts(root, 'thead th')[0]).toBe('Popin, Language')
})
