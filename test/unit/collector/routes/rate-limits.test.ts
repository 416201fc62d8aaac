import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createRateLimits, type RateLimits } from '../../../../collector/routes/rate-limits.ts'
import { testBrand } from '../../../support/test-brand.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const unlimited = testBrand()
const limited = (perSecond: number, name = 'acme') =>
  testBrand({ limits: { batchesPerSecond: perSecond } }, name)

/** Takes until it is turned away; how many passed, and the seconds to wait. */
async function burst(limits: RateLimits, address: string, brand = unlimited) {
  for (let passed = 0; passed < 10_000; passed++) {
    const wait = await limits.take(address, brand)
    if (wait > 0) return { passed, wait }
  }
  return { passed: Number.POSITIVE_INFINITY, wait: 0 }
}

describe('one address', () => {
  it('may send ten seconds’ worth at once, then must wait', async () => {
    const limits = createRateLimits({ perAddress: 3 })
    const { passed, wait } = await burst(limits, '192.0.2.1')
    expect(passed).toBe(30)
    expect(wait).toBe(10)
    vi.advanceTimersByTime(10_000)
    expect(await limits.take('192.0.2.1', unlimited)).toBe(0)
  })

  it('never makes another wait', async () => {
    const limits = createRateLimits({ perAddress: 1 })
    await burst(limits, '192.0.2.1')
    expect((await burst(limits, '192.0.2.2')).passed).toBe(10)
    expect((await burst(limits, '2001:db8::1')).passed).toBe(10)
  })

  it.each(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'])(
    'that is this machine’s own, %s, speaks for all shoppers and is not limited',
    async (address) => {
      const limits = createRateLimits({ perAddress: 1 })
      expect((await burst(limits, address)).wait).toBe(0)
    },
  )

  it('is not limited where the operator says 0', async () => {
    expect((await burst(createRateLimits({ perAddress: 0 }), '192.0.2.1')).wait).toBe(0)
  })
})

describe('one brand', () => {
  it('S24: has its own limit over all addresses, and the others keep theirs', async () => {
    const limits = createRateLimits({ perAddress: 0 })
    for (let from = 0; from < 10; from++) expect(await limits.take(`192.0.2.${from}`, limited(1))).toBe(0)
    expect(await limits.take('192.0.2.99', limited(1))).toBe(10)
    expect(await limits.take('192.0.2.99', limited(1, 'other'))).toBe(0)
    expect(await limits.take('192.0.2.99', unlimited)).toBe(0)
  })

  it('is counted by the limit of now when its settings change', async () => {
    const limits = createRateLimits({ perAddress: 0 })
    expect((await burst(limits, '192.0.2.1', limited(1))).passed).toBe(10)
    expect((await burst(limits, '192.0.2.1', limited(2))).passed).toBe(20)
  })
})
