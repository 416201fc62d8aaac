// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
import { describe, expect, test } from 'vitest'
import type { ReportTable } from '../../../../widgets/reports/catalogue.ts'
import type { Asked } from '../../../../widgets/reports/query-client.ts'
import { ReportCard } from '../../../../widgets/reports/report-card.tsx'
import { onScreen, press, texts, the } from '../ui/on-screen.ts'
import { sampleAnswer } from './sample-answer.ts'
import { sampleReport, sampleTable } from './sample-catalogue.ts'

const pages = sampleTable('overview', 'pages')

const card = (asked: Asked, filtered = false, refusal = '') => {
  const files: ReportTable[] = []
  const root = onScreen(
    <ReportCard
      table={pages}
      report={sampleReport()}
      asked={asked}
      brand="shop-fr"
      filtered={filtered}
      onFile={async (table) => {
        files.push(table)
        return refusal
      }}
    >
      {({ rows }) => <p class="content">{rows.length}</p>}
    </ReportCard>,
  )
  return { root, files }
}

const answered = (rows: object[], meta: object = {}): Asked => ({
  ok: true,
  answer: sampleAnswer(rows, {}, meta),
})

test('a card is a section named by its title', () => {
  const { root } = card(answered([{ page: '/', page_views: 1 }]))
  expect(the(root, 'section').getAttribute('aria-labelledby')).toBe(the(root, 'h2').id)
  expect(the(root, 'h2').textContent).toBe('Pages')
  expect(the(root, '.content').textContent).toBe('1')
})

test('what is shown can be had as a file, by a button that says of what', () => {
  const { root, files } = card(answered([{ page: '/', page_views: 1 }]))
  press(the(root, 'button[aria-label="Pages as CSV"]'))
  expect(files).toEqual([pages])
})

test('a file that could not be had is said to be so', async () => {
  const { root } = card(answered([{ page: '/', page_views: 1 }]), false, 'The collector cannot be reached.')
  press(the(root, 'button[aria-label="Pages as CSV"]'))
  await act(async () => {})
  expect(the(root, '[role=status]').textContent).toBe(
    'The file could not be had. The collector cannot be reached.',
  )
})

describe('an empty table', () => {
  test('names the events that its report needs, and the line that sends each from this shop', () => {
    const { root } = card(answered([]))
    expect(texts(root, '.needs p')).toEqual(['page_view', 'purchase'])
    expect(texts(root, '.needs code')).toEqual([
      '<script src="https://shop.example/_c/shop-fr.js"></script>',
      "candor('purchase', {})",
    ])
    expect(root.querySelector('.content, button')).toBeNull()
  })

  test.each([false, true])('of which all is hidden says so, and blames nobody (filters: %s)', (filtered) => {
    const { root } = card(answered([], { suppressed: 2 }), filtered)
    expect(texts(root, '.empty > *')).toEqual([expect.stringContaining('Too few visitors')])
  })

  test('under filters blames them, not the shop', () => {
    const { root } = card(answered([]), true)
    expect(the(root, '.empty').textContent).toContain('Take one away')
    expect(root.querySelector('code')).toBeNull()
  })
})

test('a refused table says the collector’s reason as text, and has no file', () => {
  const { root } = card({ ok: false, reason: 'refused', message: 'no metric <b>x</b>' })
  expect(texts(root, '.refused')).toEqual(['This table could not be made: no metric <b>x</b>'])
  expect(root.querySelector('b, button')).toBeNull()
})
