// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
import { expect, test } from 'vitest'
import { FilterBar } from '../../../../widgets/reports/filter-bar.tsx'
import { type Filter, mostFilters } from '../../../../widgets/reports/filters.ts'
import { fill, onScreen, press, texts, the } from '../ui/on-screen.ts'
import { sampleCatalogue } from './sample-catalogue.ts'

const bar = (filters: Filter[] = []) => {
  const chosen: Filter[][] = []
  const { dimensions } = sampleCatalogue()
  const root = onScreen(
    <FilterBar filters={filters} dimensions={dimensions} onChoose={(each) => chosen.push(each)} />,
  )
  const field = (name: string) => the<HTMLSelectElement>(root, `label:has(span):nth-child(${name}) select`)
  const submit = () =>
    act(() => void the(root, 'form').dispatchEvent(new Event('submit', { cancelable: true })))
  return { root, chosen, field, submit }
}

const type = (field: HTMLInputElement, value: string) =>
  act(() => {
    field.value = value
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })

test('offers what can be filtered by, and nothing else', () => {
  const { field } = bar()
  expect(texts(field('1'), 'option')).toEqual(['Page', 'Device', 'Search term'])
})

test('adds a filter by a value of a few, after those that are there', () => {
  const there: Filter = ['page', 'is', '/']
  const { chosen, field, submit } = bar([there])
  fill(field('3'), 'phone')
  submit()
  expect(chosen).toEqual([[there, ['device', 'is', 'phone']]])
})

test('adds a filter by any text, with the operator of choice', () => {
  const { root, chosen, field, submit } = bar()
  fill(field('1'), 'search_term')
  fill(field('2'), 'not_contains')
  type(the<HTMLInputElement>(root, 'input[type=text]'), 'boots')
  submit()
  expect(chosen).toEqual([[['search_term', 'not_contains', 'boots']]])
})

test('a value of one dimension is not kept for another', () => {
  const { root, field } = bar()
  fill(field('3'), 'phone')
  fill(field('1'), 'search_term')
  expect(the<HTMLInputElement>(root, 'input[type=text]').value).toBe('')
})

test('says each filter in words, as text, with a button that takes away this one', () => {
  const { root, chosen } = bar([
    ['device', 'is', 'phone'],
    ['page', 'contains', '<img src=x>'],
  ])
  expect(texts(root, 'ul bdi')).toEqual(['Device is Phone', 'Page contains <img src=x>'])
  expect(root.querySelector('img')).toBeNull()
  press(the(root, 'li:first-child button'))
  expect(chosen).toEqual([[['page', 'contains', '<img src=x>']]])
})

test('offers no more than the address is read for', () => {
  const many = Array.from({ length: mostFilters }, (_, at): Filter => ['page', 'is', `/${at}`])
  expect(bar(many).root.querySelector('form')).toBeNull()
})
