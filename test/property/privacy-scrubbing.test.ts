import fc from 'fast-check'
import { expect, it } from 'vitest'
import { networkTag } from '../../collector/privacy/network-tag.ts'
import { normaliseEmail } from '../../collector/privacy/normalise-email.ts'
import { normalisePhone } from '../../collector/privacy/normalise-phone.ts'
import { parseAddress } from '../../collector/privacy/parse-address.ts'
import { scrubText } from '../../collector/privacy/scrub-text.ts'
import { scrubUrl } from '../../collector/privacy/scrub-url.ts'
import { limits } from '../../sdk/protocol/limits.ts'

const letters = fc.string({
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
  minLength: 2,
  maxLength: 12,
})
const words = fc.array(letters, { maxLength: 8 }).map((list) => list.join(' '))
const email = fc.tuple(letters, letters, letters).map(([a, b, c]) => `${a}.${b}@${c}.example.com`)
const frenchMobile = fc.integer({ min: 10_000_000, max: 29_999_999 }).map((n) => `06${n}`)
const anyText = fc.string({ unit: 'binary', maxLength: 1200 })

it('E4: an e-mail address among words never survives', () => {
  fc.assert(
    fc.property(words, email, words, (before, address, after) => {
      expect(scrubText(`${before} ${address} ${after}`, 'FR')).toBe(`${before} [email] ${after}`)
    }),
  )
})

it('E4: a French mobile among words never survives, however it is grouped', () => {
  const separator = fc.constantFrom('', ' ', '.', '-')
  fc.assert(
    fc.property(words, frenchMobile, separator, words, (before, digits, between, after) => {
      const written = digits.match(/../g)?.join(between)
      expect(scrubText(`${before} ${written} ${after}`, 'FR')).toBe(`${before} [phone] ${after}`)
    }),
  )
})

it('words of letters survive unchanged', () => {
  fc.assert(
    fc.property(words, (text) => {
      expect(scrubText(text, 'FR')).toBe(text)
    }),
  )
})

it('any text at all is answered, within the limit and the same when scrubbed again', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const scrubbed = scrubText(text, 'FR')
      expect(scrubbed.length).toBeLessThanOrEqual(limits.textLength)
      expect(scrubText(scrubbed, 'FR')).toBe(scrubbed)
    }),
  )
})

it('any URL is refused or loses its query, and its path holds no address', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), email, (url, address) => {
      const scrubbed = scrubUrl(`${url.split(/[?#]/)[0]}/${address}?x=${address}#${address}`, 'FR')
      if (!scrubbed.ok) return
      expect(scrubbed.path).not.toMatch(/[?#]/)
      expect(scrubbed.path.endsWith('/[email]')).toBe(true)
    }),
  )
})

it('a normalised e-mail address normalises to itself, whatever was typed', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        anyText,
        fc.tuple(anyText, email).map(([text, address]) => text + address),
      ),
      (text) => {
        const once = normaliseEmail(text)
        if (once !== null) expect(normaliseEmail(once)).toBe(once)
      },
    ),
  )
})

it('capitals and blanks around never change an e-mail address', () => {
  fc.assert(
    fc.property(email, fc.constantFrom('', ' ', '\u200b', '\n\t', '\ufeff'), (address, around) => {
      expect(normaliseEmail(`${around}${address.toUpperCase()}${around}`)).toBe(address)
    }),
  )
})

it('a normalised phone number normalises to itself', () => {
  fc.assert(
    fc.property(frenchMobile, (digits) => {
      const once = normalisePhone(digits, 'FR')
      expect(once).toBe(`+33${digits.slice(1)}`)
      expect(normalisePhone(once ?? '')).toBe(once)
    }),
  )
})

it('every IPv4 address has the tag of its mapped spelling, and two addresses have two tags', () => {
  const salt = Buffer.alloc(32, 0x42)
  fc.assert(
    fc.property(fc.ipV4(), fc.ipV4(), (one, other) => {
      expect(networkTag(salt, 'a', `::ffff:${one}`)).toBe(networkTag(salt, 'a', one))
      if (one !== other) expect(networkTag(salt, 'a', other)).not.toBe(networkTag(salt, 'a', one))
    }),
  )
})

it('every IP address is parsed, and any text is parsed to 16 bytes or null', () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), fc.string(), (address, text) => {
      expect(parseAddress(address)).toHaveLength(16)
      expect(parseAddress(text)?.length ?? 16).toBe(16)
    }),
  )
})
