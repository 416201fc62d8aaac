import { describe, expect, it } from 'vitest'
import { backoffMs } from '../../../../collector/tasks/backoff.ts'

describe('the wait before another attempt', () => {
  it.each([
    [1, 30],
    [2, 60],
    [3, 120],
    [10, 15_360],
    [11, 21_600],
    [12, 21_600],
    [1e9, 21_600],
    [0, 30],
  ])('after attempt %i is %i seconds', (attempts, seconds) => {
    expect(backoffMs(attempts)).toBe(seconds * 1000)
  })
})
