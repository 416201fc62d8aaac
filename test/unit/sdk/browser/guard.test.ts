import { describe, expect, it, vi } from 'vitest'
import { createGuard } from '../../../../sdk/browser/guard.ts'

describe('the guard', () => {
  it('passes arguments in and the result out', () => {
    const report = vi.fn()
    expect(createGuard(report)((a: number, b: number) => a + b)(1, 2)).toBe(3)
    expect(report).not.toHaveBeenCalled()
  })

  it('reports what is thrown, and answers nothing', () => {
    const report = vi.fn()
    const error = new Error('broken')
    const guarded = createGuard(report)(() => {
      throw error
    })
    expect(guarded()).toBeUndefined()
    expect(report).toHaveBeenCalledExactlyOnceWith('failed', error)
  })
})
