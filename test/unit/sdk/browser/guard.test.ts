import { describe, expect, it } from 'vitest'
import { guard } from '../../../../sdk/browser/guard.ts'
import { createFakePage, useOn } from '../fake-page.ts'

describe('the guard', () => {
  it('passes arguments in and the result out', () => {
    const fake = createFakePage()
    useOn(fake)
    expect(guard((a: number, b: number) => a + b)(1, 2)).toBe(3)
    expect(fake.warnings).toEqual([])
  })

  it('reports what is thrown in one console line, and answers nothing', () => {
    const fake = createFakePage()
    useOn(fake)
    const error = new Error('broken')
    const guarded = guard(() => {
      throw error
    })
    expect(guarded()).toBeUndefined()
    expect(fake.warnings).toEqual([['candor', 'failed', error]])
  })
})
