import { describe, expect, it } from 'vitest'
import { scrubUrl } from '../../../../collector/privacy/scrub-url.ts'
import { shortenAddress } from '../../../../collector/privacy/shorten-address.ts'
import { limits } from '../../../../sdk/protocol/limits.ts'

const shop = 'https://shop.example.com/'
const long = 'a'.repeat(limits.urlLength)

describe('an address', () => {
  it.each([`${shop}boots?q=1#top`, `${shop}?q=`.padEnd(limits.urlLength, 'a'), '', 'no address'])(
    'of at most the limit stays as it is',
    (address) => {
      expect(shortenAddress(address)).toBe(address)
    },
  )

  it.each([
    ['its query', `${shop}boots?q=${long}`],
    ['its fragment', `${shop}boots#${long}`],
    ['both', `${shop}boots?q=1\n#/${long}`],
  ])('that is longer loses %s first, and keeps its path', (_, address) => {
    expect(shortenAddress(address)).toBe(`${shop}boots`)
  })

  it('keeps a path that fits without its query, to the last character', () => {
    const path = shop.padEnd(limits.urlLength, 'b')
    expect(shortenAddress(`${path}?q=1`)).toBe(path)
  })

  it('loses the last parts of a path that is too long by itself', () => {
    expect(shortenAddress(`${shop}fr/boots/${long}/end?q=1`)).toBe(`${shop}fr/boots/`)
    expect(shortenAddress(`${shop}${long}`)).toBe(shop)
  })

  it('may end with a slash exactly at the limit', () => {
    const full = `${shop.padEnd(limits.urlLength - 1, 'b')}/`
    expect(shortenAddress(`${full}more`)).toBe(full)
  })
})

describe('what is too long to be a page', () => {
  it.each([long.repeat(2), `https:${long}`, `https://${long}`, `https://jean:${long}@shop.example.com/`])(
    'is still refused after the cut',
    (address) => {
      expect(scrubUrl(shortenAddress(address)).ok).toBe(false)
    },
  )
})

it('E4: halves no e-mail address, wherever the cut falls', () => {
  const person = 'jean.dupont@example.com'
  for (let before = limits.urlLength - person.length - 2; before <= limits.urlLength; before++) {
    const scrubbed = scrubUrl(shortenAddress(`${shop.padEnd(before, 'b')}/${person}/orders/${long}`))
    expect(scrubbed.ok && scrubbed.path).not.toMatch(/jean|dupont/)
  }
})
