import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCatalogue, reportNamed } from '../../../../widgets/reports/catalogue.ts'
import { sampleCatalogue, sampleCatalogueBody } from './sample-catalogue.ts'

test('a catalogue is its reports in their order, and what figures are broken down by', () => {
  const { reports, dimensions } = sampleCatalogue()
  expect(reports.map(({ name }) => name)).toEqual(['overview', 'search'])
  expect(reports[1]).toEqual({
    name: 'search',
    title: 'Search',
    question: 'What people look for.',
    needs: [{ event: 'search', example: "candor('search', {})" }],
    over: null,
    tables: [
      {
        name: 'terms',
        title: 'Terms',
        query: { metrics: ['searches', 'visitors'], dimensions: ['search_term'], filters: [] },
        told: false,
        empty: '',
      },
      {
        name: 'empty',
        title: 'Found nothing',
        query: {
          metrics: ['searches'],
          dimensions: ['search_term'],
          filters: [['search_term', 'is_not', 'boots']],
        },
        told: false,
        empty: '',
      },
    ],
  })
  expect(dimensions.date).toEqual({ definition: 'A day of the brand’s zone.', filter: false })
  expect(dimensions.page?.filter).toBe(true)
})

describe('what is not a catalogue', () => {
  test.each([
    [null],
    ['reports'],
    [{}],
    [{ reports: [] }],
    [{ reports: [{ name: 'a', tables: [] }] }],
    [{ reports: [{ name: 'a', tables: [{ name: 'b' }] }] }],
    [{ reports: [{ name: 'a', tables: [{ name: 'b', query: { metrics: [] } }] }] }],
  ])('%j', (value) => {
    expect(parseCatalogue(value)).toBeNull()
  })
})

test('any JSON is read or refused, never thrown at', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (reports, dimensions) => {
      const catalogue = parseCatalogue({ reports, dimensions })
      expect(catalogue === null || catalogue.reports.length > 0).toBe(true)
    }),
  )
})

test('a part of a query that the page does not know goes with it', () => {
  const body = structuredClone(sampleCatalogueBody)
  Object.assign(body.reports[0]?.tables[0]?.query ?? {}, { order: { by: 'visits', direction: 'ascending' } })
  expect(parseCatalogue(body)?.reports[0]?.tables[0]?.query.order).toEqual({
    by: 'visits',
    direction: 'ascending',
  })
})

test.each([
  ['search', 'search'],
  ['', 'overview'],
  ['gone', 'overview'],
])('the report of the name %j is %s', (name, expected) => {
  expect(reportNamed(sampleCatalogue(), name).name).toBe(expected)
})
