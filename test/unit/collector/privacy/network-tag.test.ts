import { describe, expect, it } from 'vitest'
import {
  createNetworkPseudonyms,
  dailyVisitor,
  networkTag,
} from '../../../../collector/privacy/network-tag.ts'
import vectors from '../../../support/vectors.json' with { type: 'json' }

const salt = Buffer.alloc(32, 0x42)
const otherSalt = Buffer.alloc(32, 0x43)
const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'

describe('the tag of a network', () => {
  it.each(Object.entries(vectors.ip.tags))('E7: of %s is the published one', (address, tag) => {
    expect(networkTag(salt, vectors.ip.brand, address)).toBe(tag)
  })

  it('is one for both spellings of an IPv4 address', () => {
    expect(networkTag(salt, 'a', '::ffff:203.0.113.77')).toBe(networkTag(salt, 'a', '203.0.113.77'))
  })

  it('is one for a household: IPv6 is cut to /64', () => {
    const tag = networkTag(salt, 'a', '2001:db8:0:1::1')
    expect(networkTag(salt, 'a', '2001:db8:0:1:ffff:ffff:ffff:ffff')).toBe(tag)
    expect(networkTag(salt, 'a', '2001:db8:0:2::1')).not.toBe(tag)
  })

  it('A1, E7: differs between brands and between days', () => {
    const tag = networkTag(salt, 'a', '203.0.113.77')
    expect(networkTag(salt, 'b', '203.0.113.77')).not.toBe(tag)
    expect(networkTag(otherSalt, 'a', '203.0.113.77')).not.toBe(tag)
  })

  it('is the unspecified address’s for what is no address', () => {
    expect(networkTag(salt, 'a', 'nonsense')).toBe(networkTag(salt, 'a', '::'))
  })
})

describe('the visitor of a day', () => {
  const visitor = dailyVisitor(salt, 'a', '203.0.113.77', agent)

  it('is a UUID of version 8', () => {
    expect(visitor).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('is the same for the same brand, network and user agent', () => {
    expect(dailyVisitor(salt, 'a', '::ffff:203.0.113.77', agent)).toBe(visitor)
  })

  it.each([
    ['the day', dailyVisitor(otherSalt, 'a', '203.0.113.77', agent)],
    ['the brand', dailyVisitor(salt, 'b', '203.0.113.77', agent)],
    ['the network', dailyVisitor(salt, 'a', '203.0.113.78', agent)],
    ['the user agent', dailyVisitor(salt, 'a', '203.0.113.77', `${agent}.1`)],
  ])('differs with %s', (_, other) => {
    expect(other).not.toBe(visitor)
  })

  it('S10: knows only the first 512 characters of a user agent', () => {
    const long = 'x'.repeat(512)
    expect(dailyVisitor(salt, 'a', '203.0.113.77', `${long}y`)).toBe(
      dailyVisitor(salt, 'a', '203.0.113.77', long),
    )
  })

  it('has nothing of the network’s tag', () => {
    const tag = Buffer.from(networkTag(salt, 'a', '203.0.113.77').slice(3), 'base64url')
    expect(dailyVisitor(salt, 'a', '203.0.113.77', '').replaceAll('-', '')).not.toContain(
      tag.subarray(0, 6).toString('hex'),
    )
  })
})

describe('remembered pseudonyms', () => {
  const saltFor = (nowMs: number) => (nowMs < 1000 ? salt : otherSalt)

  it('are the ones of the day’s salt, each time they are asked', () => {
    const network = createNetworkPseudonyms({ saltFor })
    for (const nowMs of [1, 2, 1001, 1002, 3]) {
      const expected = saltFor(nowMs)
      expect(network.networkTag(nowMs, 'a', '203.0.113.77')).toBe(networkTag(expected, 'a', '203.0.113.77'))
      expect(network.dailyVisitor(nowMs, 'a', '203.0.113.77', agent)).toBe(
        dailyVisitor(expected, 'a', '203.0.113.77', agent),
      )
    }
  })

  it('are right when more addresses and user agents come than are remembered', () => {
    const network = createNetworkPseudonyms({ saltFor, remembered: 1 })
    for (let i = 0; i < 250; i++) {
      const address = `203.0.113.${i % 2}`
      expect(network.dailyVisitor(1, 'a', address, `agent ${i}`)).toBe(
        dailyVisitor(salt, 'a', address, `agent ${i}`),
      )
    }
    for (let i = 0; i < 250; i++) {
      expect(network.dailyVisitor(1, 'a', '203.0.113.1', `agent ${i}`)).toBe(
        dailyVisitor(salt, 'a', '203.0.113.1', `agent ${i}`),
      )
    }
  })

  it('ask for the salt of the hour when refreshed, so that yesterday’s goes on a quiet day too', () => {
    const asked: number[] = []
    const network = createNetworkPseudonyms({
      saltFor: (nowMs) => {
        asked.push(nowMs)
        return saltFor(nowMs)
      },
    })
    network.refresh(1001)
    expect(asked).toEqual([1001])
  })
})
