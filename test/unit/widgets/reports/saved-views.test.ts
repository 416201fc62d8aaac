import { describe, expect, test } from 'vitest'
import { createSavedViews, longestName, mostSavedViews } from '../../../../widgets/reports/saved-views.ts'

const memory = (kept: Record<string, string> = {}) => ({
  kept,
  getItem: (key: string) => kept[key] ?? null,
  setItem: (key: string, value: string) => {
    kept[key] = value
  },
})

test('a view is kept by its name, for its brand, and one of the same name takes its place', () => {
  const browser = memory()
  const saved = createSavedViews('shop', browser)
  expect(saved.all()).toEqual([])
  expect(saved.save({ name: 'Phones', query: '?filter=device.is.phone' })).toBe(true)
  saved.save({ name: 'Month', query: '?period=this-month' })
  saved.save({ name: 'Phones', query: '?report=search' })
  expect(saved.all()).toEqual([
    { name: 'Month', query: '?period=this-month' },
    { name: 'Phones', query: '?report=search' },
  ])
  expect(createSavedViews('shop', browser).all()).toHaveLength(2)
  expect(createSavedViews('other', browser).all()).toEqual([])
})

test('a view is forgotten', () => {
  const saved = createSavedViews('shop', memory())
  saved.save({ name: 'a', query: '' })
  saved.forget('a')
  expect(saved.all()).toEqual([])
})

test('of too many the oldest goes, and a name that is too long is cut', () => {
  const saved = createSavedViews('shop', memory())
  for (let at = 0; at <= mostSavedViews; at++) saved.save({ name: `view ${at}`, query: '' })
  expect(saved.all()).toHaveLength(mostSavedViews)
  expect(saved.all()[0]?.name).toBe('view 1')
  saved.save({ name: 'x'.repeat(longestName + 1), query: '' })
  expect(saved.all().at(-1)?.name).toHaveLength(longestName)
})

describe('a browser that keeps nothing', () => {
  test('has no storage at all', () => {
    const saved = createSavedViews('shop', null)
    expect(saved.save({ name: 'a', query: '' })).toBe(false)
    expect(saved.all()).toEqual([])
  })

  test('refuses to keep', () => {
    const refusing = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    }
    expect(createSavedViews('shop', refusing).save({ name: 'a', query: '' })).toBe(false)
  })
})

test.each(['no JSON', '{}', '[1, null, {"name": 1}]'])(
  'what somebody else kept there is no view: %s',
  (text) => {
    expect(createSavedViews('shop', memory({ candor_views_shop: text })).all()).toEqual([])
  },
)
