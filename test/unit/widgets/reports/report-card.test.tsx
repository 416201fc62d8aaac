// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest'
import type { Asked } from '../../../../widgets/reports/query-client.ts'
import { ReportCard } from '../../../../widgets/reports/report-card.tsx'
import { type ReportName, reportNames, reports } from '../../../../widgets/reports/reports.ts'
import { onScreen, texts, the } from '../ui/on-screen.ts'
import { sampleAnswer } from './sample-answer.ts'

const card = (name: ReportName, asked: Asked, filtered = false) =>
  onScreen(
    <ReportCard report={reports[name]} asked={asked} brand="shop-fr" filtered={filtered}>
      {({ rows }) => <p class="content">{rows.length}</p>}
    </ReportCard>,
  )

const answered = (rows: object[]): Asked => ({ ok: true, answer: sampleAnswer(rows) })

test('a card is a section named by its title', () => {
  const root = card('pages', answered([{ page: '/', page_views: 1 }]))
  expect(the(root, 'section').getAttribute('aria-labelledby')).toBe(the(root, 'h2').id)
  expect(the(root, 'h2').textContent).toBe('Pages')
  expect(the(root, '.content').textContent).toBe('1')
})

describe('an empty report', () => {
  test.each(reportNames)('%s says what is missing and the line that sends it', (name) => {
    const root = card(name, answered([]))
    expect(the(root, '.empty p').textContent).toBe(reports[name].missing)
    expect(the(root, 'pre code').textContent).toBe(reports[name].send.replace('<brand>', 'shop-fr'))
    expect(root.querySelector('.content')).toBeNull()
  })

  test('names the brand’s own script where the tag is missing', () => {
    expect(the(card('pages', answered([])), 'code').textContent).toBe(
      '<script async src="https://shop.example/_c/shop-fr.js"></script>',
    )
  })

  test('of one kind of device blames the choice, not the shop', () => {
    const root = card('pages', answered([]), true)
    expect(the(root, '.empty').textContent).toContain('Choose all devices')
    expect(root.querySelector('code')).toBeNull()
  })
})

test('a refused report says the collector’s reason as text', () => {
  const root = card('pages', { ok: false, reason: 'refused', message: 'no metric <b>x</b>' })
  expect(texts(root, '.refused')).toEqual(['This report could not be made: no metric <b>x</b>'])
  expect(root.querySelector('b')).toBeNull()
})
