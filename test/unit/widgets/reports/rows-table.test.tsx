// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest'
import { createFormats } from '../../../../widgets/reports/formats.ts'
import { createMeasureText } from '../../../../widgets/reports/measure-text.ts'
import { RowsTable } from '../../../../widgets/reports/rows-table.tsx'
import { onScreen, press, texts, the } from '../ui/on-screen.ts'
import { sampleAnswer } from './sample-answer.ts'
import { sampleCatalogue } from './sample-catalogue.ts'

const formats = createFormats('en-GB')
const text = createMeasureText(formats, { currency: 'EUR', digits: 2 })

const queries: Record<string, [dimension: string, ...metrics: string[]]> = {
  searches: ['search_term', 'searches', 'visitors'],
  products: ['product', 'item_views', 'add_to_carts', 'quantity', 'revenue'],
  pages: ['page', 'page_views', 'visitors'],
  currencies: ['currency', 'orders', 'revenue'],
}

const tableOf = (name: string) => {
  const [dimension = '', ...metrics] = queries[name] ?? []
  return {
    name,
    title: `Top ${name}`,
    query: { metrics, dimensions: [dimension], filters: [] },
    told: false,
    empty: '',
  }
}

const table = (name: string, rows: object[], { compare = false, whole = false } = {}) =>
  onScreen(
    <RowsTable
      table={tableOf(name)}
      dimensions={sampleCatalogue().dimensions}
      answer={sampleAnswer(rows)}
      formats={formats}
      text={text}
      compare={compare}
      whole={whole}
    />,
  )

const terms = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ search_term: `term ${index}`, searches: 1 }))

test('rows are named by their first cell and stand in the order they came', () => {
  const root = table('products', [
    { product: 'B', product_name: 'Boots', item_views: 1200, add_to_carts: 0, quantity: null, revenue: 5990 },
    { product: 'A', product_name: null, item_views: 3, add_to_carts: 1, quantity: 1, revenue: 0 },
  ])
  expect(texts(root, 'tbody th[scope=row]')).toEqual(['Boots', 'A'])
  expect(texts(root, 'tbody tr:first-child td').join('|')).toBe('1,200|0|–not measured here|€59.90')
  expect(texts(root, 'tbody tr:last-child td')).toEqual(['3', '1', '1', '€0.00'])
})

test('the table has a name, and its heads open what they mean', () => {
  const root = table('searches', terms(1), { compare: true })
  expect(the(root, 'caption').textContent).toBe('Top searches')
  expect(texts(root, 'thead th > button')).toEqual(['Search term', 'Visitors', 'Change'])
  expect(texts(root, 'thead th:nth-child(2)')).toEqual(['Searches'])
})

test('compared, the last column is the change of the first metric', () => {
  const rows = [
    { page: '/', page_views: 12, visitors: 9, previous: { page_views: 10, visitors: 1 } },
    { page: '/new', page_views: 3 },
  ]
  const root = table('pages', rows, { compare: true })
  expect(texts(root, 'tbody td:last-child')).toEqual(['+20%', 'not comparable'])
  expect(texts(table('pages', rows), 'tbody tr:first-child td')).toEqual(['12', '9'])
})

describe('many rows', () => {
  test('show the first ten, and the rest on a press, back and forth', () => {
    const root = table('searches', terms(13))
    const button = the(root, 'button.quiet')
    expect(texts(root, 'tbody tr')).toHaveLength(10)
    expect(button.textContent).toBe('Show 3 more')
    press(button)
    expect(texts(root, 'tbody tr')).toHaveLength(13)
    expect(button.getAttribute('aria-expanded')).toBe('true')
    press(button)
    expect(texts(root, 'tbody tr')).toHaveLength(10)
  })

  test('ten need no button', () => {
    expect(table('searches', terms(10)).querySelector('button.quiet')).toBeNull()
  })

  test('are all there where the whole table was asked for', () => {
    const root = table('searches', terms(13), { whole: true })
    expect(texts(root, 'tbody tr')).toHaveLength(13)
    expect(root.querySelector('button.quiet')).toBeNull()
  })
})

test('S5: hostile terms are text, in their own direction, whole', () => {
  const hostile = [
    '<img src=x onerror=alert(1)>',
    '"><script>alert(1)</script>',
    '\u202eevil',
    'w'.repeat(500),
    '__proto__',
  ]
  const root = table(
    'searches',
    hostile.map((search_term) => ({ search_term, searches: 1 })),
  )
  expect(texts(root, 'tbody bdi')).toEqual(hostile)
  expect(root.querySelector('img, script')).toBeNull()
})

test('a term that is missing and the term “null” are two rows', () => {
  const root = table('searches', [
    { search_term: null, searches: 2 },
    { search_term: 'null', searches: 1 },
  ])
  expect(texts(root, 'tbody th')).toEqual(['not known', 'null'])
})

test('an amount by currency is written in its own, with its own digits', () => {
  const root = table('currencies', [
    { currency: 'JPY', orders: 1, revenue: 5990 },
    { currency: 'KWD', orders: 1, revenue: 5990 },
  ])
  expect(texts(root, 'tbody td:last-child').map((text) => text.replace(/\s/g, ' '))).toEqual([
    '¥5,990',
    'KWD 5.990',
  ])
})

test('a share of few is pale, and says so to everybody', () => {
  const root = table('pages', [{ page: '/', page_views: 3, visitors: 2, low_volume: ['visitors'] }])
  expect(texts(root, 'td.few')).toEqual(['2 of few'])
  expect(the(root, 'p.soft').textContent).toContain('fewer than 100')
})

test('the rest of too few each stands beside a row that is not known', () => {
  const root = table('pages', [
    { page: null, page_views: 3 },
    { page: null, other: true, page_views: 4 },
  ])
  expect(texts(root, 'tbody th')).toEqual(['not known', 'others, too few in each to be shown'])
})
