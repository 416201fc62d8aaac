import { describe, expect, it } from 'vitest'
import { createFakePage, startOn } from '../fake-page.ts'

describe('data', () => {
  it.each([
    [{ customer_id: 'C42' }, 'c=C42'],
    [{ gifts: ['SKU1', 'SKU-2'] }, 'g=SKU1,SKU-2'],
    [{ customer_id: 'C42', gifts: ['SKU1'] }, 'c=C42&g=SKU1'],
    [{ customer_id: 'C42', gifts: [] }, 'c=C42'],
  ])('K3: %o is handed to the page as %s', (data, value) => {
    const fake = createFakePage()
    const candor = startOn(fake)
    candor('data', data)
    expect(fake.cookie('Popsell_data')).toBe(value)
    expect(fake.warnings).toEqual([])
  })

  it.each([
    { email: 'shopper@example.com' },
    { customer_id: 'C42', name: 'Ada' },
    { customer_id: 'shopper@example.com' },
    { customer_id: 'x'.repeat(65) },
    { gifts: ['a b'] },
    { gifts: Array.from({ length: 21 }, (_, at) => `SKU${at}`) },
  ])('K3: %o is refused in one console line, and what was handed stays', (data) => {
    const fake = createFakePage({ cookies: ['Popsell_data=c=C1'] })
    Reflect.apply(startOn(fake), undefined, ['data', data])
    expect(fake.warnings).toEqual([['candor', 'invalid_call', 'data']])
    expect(fake.cookie('Popsell_data')).toBe('c=C1')
    expect(fake.cookieWrites).toEqual([])
  })

  it.each([null, undefined])('K3: %o fails in one console line, and what was handed stays', (data) => {
    const fake = createFakePage({ cookies: ['Popsell_data=c=C1'] })
    Reflect.apply(startOn(fake), undefined, ['data', data])
    expect(fake.warnings).toEqual([['candor', 'failed', expect.any(TypeError)]])
    expect(fake.cookie('Popsell_data')).toBe('c=C1')
    expect(fake.cookieWrites).toEqual([])
  })

  it('get answers what was handed, also on a later page', () => {
    const candor = startOn(createFakePage({ cookies: ['Popsell_data=c=C42&g=SKU1,SKU2'] }))
    expect(candor('data', 'get')).toEqual({ customer_id: 'C42', gifts: ['SKU1', 'SKU2'] })
  })

  it('answers what is handed now, after a refusal too', () => {
    const candor = startOn(createFakePage())
    expect(candor('data', { customer_id: 'C42' })).toEqual({ customer_id: 'C42', gifts: undefined })
    expect(candor('data', { gifts: ['a b'] })).toEqual({ customer_id: 'C42', gifts: undefined })
  })

  it('get answers nothing where there is nothing or nothing valid', () => {
    const candor = startOn(createFakePage({ cookies: ['Popsell_data=c=<script>'] }))
    expect(candor('data', 'get')).toEqual({ customer_id: null, gifts: undefined })
  })

  it('an empty object takes it back', () => {
    const fake = createFakePage({ cookies: ['Popsell_data=c=C42'] })
    startOn(fake)('data', {})
    expect(fake.cookieNames()).toEqual([])
  })

  it('waits for the attribution consent where the brand does not call it technical', () => {
    const fake = createFakePage()
    const candor = startOn(fake, { cookies: { technical: [] } })
    candor('data', { customer_id: 'C42' })
    expect(fake.cookieNames()).toEqual([])
    expect(fake.warnings).toEqual([['candor', 'invalid_call', 'data']])
    candor('consent', { attribution: true })
    candor('data', { customer_id: 'C42' })
    expect(fake.cookie('Popsell_data')).toBe('c=C42')
  })
})
