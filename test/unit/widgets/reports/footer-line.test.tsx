// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { FooterLine } from '../../../../widgets/reports/footer-line.tsx'
import { createFormats } from '../../../../widgets/reports/formats.ts'
import { onScreen, texts } from '../ui/on-screen.ts'
import { sampleAnswer, today } from './sample-answer.ts'

const footer = (meta: object, live = false) => {
  const root = onScreen(
    <FooterLine
      meta={sampleAnswer([], {}, meta).meta}
      today={today}
      formats={createFormats('en-GB')}
      live={live}
    />,
  )
  return texts(root, 'footer p')
}

test('the line says zone, currency and how fresh the data is', () => {
  expect(footer({})[0]).toBe('Europe/Paris · EUR · data until 13:00')
})

test.each([
  [
    'demonstration data',
    { seeded: { from: '2026-10-01', to: '2026-10-31' } },
    /demonstration data, made up, 1\s?–\s?31 Oct 2026$/,
  ],
  ['seeded days that are no days', { seeded: { from: 'a', to: 'b' } }, /demonstration data, made up, a – b$/],
  ['groups left out', { suppressed: 3 }, /small groups not shown: 3$/],
  ['other currencies', { other_currencies: ['USD', 'GBP'] }, /orders in USD, GBP are not in the revenue$/],
  ['a brand without a currency', { currency: null }, /no currency set/],
])('it says %s', (_, meta, expected) => {
  expect(footer(meta)[0]).toMatch(expected)
})

test('data of another day carries its day, and unknown freshness is not made up', () => {
  expect(footer({ as_of: Date.UTC(2026, 10, 20, 12) })[0]).toMatch(/data until 20 Nov, 13:00$/)
  expect(footer({ as_of: null })[0]).toBe('Europe/Paris · EUR')
})

test('only a period that includes today says that it renews itself', () => {
  expect(footer({}, true)[1]).toMatch(/^Today’s numbers renew themselves/)
  expect(footer({}, false)[1]).toMatch(/^Each word/)
})
