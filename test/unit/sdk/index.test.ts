// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createCandor } from '../../../sdk/index.ts'

const options = { brand: 'shop', endpoint: 'https://shop.example.com/_c' }
const fetched = vi.fn(async () => Response.json({ accepted: 1, refused: [] }, { status: 202 }))
const warned = vi.fn()

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('fetch', fetched)
  vi.stubGlobal('console', { ...console, warn: warned })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.clearAllMocks()
})

describe('createCandor', () => {
  it('starts the tag with defaults and counts the page view', () => {
    const candor = createCandor({ ...options, consent: 'cookieless' })
    candor('search', { search_term: 'boots' })
    vi.advanceTimersByTime(1000)
    expect(fetched).toHaveBeenCalledExactlyOnceWith(
      'https://shop.example.com/_c/e/shop',
      expect.objectContaining({ method: 'POST', body: expect.stringMatching(/"page_view".*"search"/) }),
    )
  })

  it('asks for consent first unless told otherwise', () => {
    expect(createCandor(options)('consent', 'get')).toMatchObject({ analytics: false, answered: false })
    vi.advanceTimersByTime(1000)
    expect(fetched).not.toHaveBeenCalled()
    expect(document.cookie).toBe('')
  })

  it.each([
    { brand: '', endpoint: options.endpoint },
    { brand: 'shop', endpoint: '' },
    { ...options, consent: JSON.parse('"never"') },
    JSON.parse('null'),
  ])('says in one console line that %o is not usable, and is inert', (given) => {
    const candor = createCandor(given)
    expect(() => candor('page')).not.toThrow()
    vi.advanceTimersByTime(1000)
    expect(warned).toHaveBeenCalledTimes(1)
    expect(fetched).not.toHaveBeenCalled()
  })

  it('is inert and silent where there is no window', () => {
    vi.stubGlobal('window', undefined)
    expect(() => createCandor(options)('page')).not.toThrow()
    expect(warned).not.toHaveBeenCalled()
  })
})
