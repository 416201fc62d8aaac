import { describe, expect, it } from 'vitest'
import { createLogInThrottle, throttleLimits } from '../../../../collector/access/log-in-throttle.ts'

const attacker = '203.0.113.7'
const home = '198.51.100.20'

/** How many of so many tries may be made, one after the other. */
async function allowed(tries: number, take: (index: number) => Promise<number>): Promise<number> {
  let count = 0
  for (let index = 0; index < tries; index++) if ((await take(index)) === 0) count += 1
  return count
}

describe('S21: guessing is throttled', () => {
  it('S21: by account and network: five in a quarter of an hour, then the seconds to wait', async () => {
    const throttle = createLogInThrottle()
    expect(await allowed(20, () => throttle.take('ana', attacker))).toBe(throttleLimits.pair)
    const wait = await throttle.take('ana', attacker)
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(900)
  })

  it('S21: by network, whatever accounts it tries', async () => {
    const throttle = createLogInThrottle()
    const count = await allowed(200, (index) => throttle.take(`account ${index}`, attacker))
    expect(count).toBe(throttleLimits.network)
  })

  it('S21: an IPv6 network is its /64', async () => {
    const throttle = createLogInThrottle()
    const count = await allowed(20, (index) => throttle.take('ana', `2001:db8:1:2::${index + 1}`))
    expect(count).toBe(throttleLimits.pair)
    expect(await throttle.take('ana', '2001:db8:1:3::1')).toBe(0)
  })

  it('S21: by account, when a thousand networks try it at once', async () => {
    const throttle = createLogInThrottle()
    const count = await allowed(250, (index) => throttle.take('ana', `192.0.2.${index}`))
    expect(count).toBe(throttleLimits.account + 1)
    expect(await throttle.take('ana', home)).toBeLessThanOrEqual(throttleLimits.slowSeconds)
  })
})

describe('S21: nobody is locked out', () => {
  it('S21: who is tried from elsewhere logs in from home', async () => {
    const throttle = createLogInThrottle()
    await allowed(1000, () => throttle.take('ana', attacker))
    expect(await throttle.take('ana', home)).toBe(0)
  })

  it('S21: where an account was opened before, it is opened while the whole world tries it', async () => {
    const throttle = createLogInThrottle()
    await throttle.take('ana', home)
    await throttle.succeeded('ana', home)
    await allowed(250, (index) => throttle.take('ana', `192.0.2.${index}`))
    expect(await throttle.take('ana', home)).toBe(0)
  })

  it('S21: a right try gives back the wrong ones before it', async () => {
    const throttle = createLogInThrottle()
    for (let day = 0; day < 20; day++) {
      expect(await allowed(3, () => throttle.take('ana', home))).toBe(3)
      await throttle.succeeded('ana', home)
    }
  })

  it('a proxy on this machine, which speaks for everybody, is no network', async () => {
    const throttle = createLogInThrottle()
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
      expect(await allowed(100, (index) => throttle.take(`${address} ${index}`, address))).toBe(100)
    expect(await allowed(20, () => throttle.take('ana', '127.0.0.1'))).toBe(throttleLimits.pair)
  })

  it('an address that cannot be read is a network of its own', async () => {
    const throttle = createLogInThrottle()
    expect(await allowed(20, () => throttle.take('ana', 'unknown'))).toBe(throttleLimits.pair)
  })
})
