import naughtyStrings from 'big-list-of-naughty-strings/blns.json' with { type: 'json' }
import { describe, expect, it } from 'vitest'
import { scrubText, scrubUpTo } from '../../../../collector/privacy/scrub-text.ts'
import { limits } from '../../../../sdk/protocol/limits.ts'

describe('E4: e-mail addresses', () => {
  it.each([
    ['jean@example.com', '[email]'],
    ['mail jean.dupont+x@mail.example.com.', 'mail [email].'],
    ['JEAN@EXAMPLE.COM, boots', '[email], boots'],
    ['q=jean@example.com&x', 'q=[email]&x'],
    ['jean%40example.com', '[email]'],
    ['jean%2540example.com', '[email]'],
    ['ｊｅａｎ＠example．com', '[email]'],
    ['je\u200ban@exam\u200bple.com', '[email]'],
    ['用户@例え.test', '[email]'],
    ['a@example.com b@example.com', '[email] [email]'],
    ['0612345678@example.com', '[email]'],
    ['"jean dupont"@example.com', '[email]'],
    ['mail “jean dupont”@example.com now', 'mail [email] now'],
    ['"jean \\"jd\\" dupont"@example.com', '[email]'],
    ['"red boots" "jean dupont"@example.com', '"red boots" [email]'],
    ['%22jean%20dupont%22%40example.com', '[email]'],
    ['jean@gmail', '[email]'],
    ['jean@gma', '[email]'],
  ])('%s → %s', (text, scrubbed) => {
    expect(scrubText(text, 'FR')).toBe(scrubbed)
  })

  it.each(['@home', '2@10', 'a@', '@{[system', 'size @ 42', 'x @ y.com', '40%40', 'a@b'])(
    '%s stays',
    (text) => {
      expect(scrubText(text, 'FR')).toBe(text)
    },
  )
})

describe('E4: phone numbers', () => {
  it.each([
    ['06 12 34 56 78', 'FR', '[phone]'],
    ['call 0612345678 now', 'FR', 'call [phone] now'],
    ['06.12.34.56.78', 'FR', '[phone]'],
    ['iphone 15 06 12 34 56 78 64', 'FR', 'iphone 15 [phone] 64'],
    ['+33 (0)6 12 34 56 78', 'FR', '[phone]'],
    ['0033612345678', 'FR', '[phone]'],
    ['0690 00 12 34', 'FR', '[phone]'],
    ['06 92 12 34 56', 'FR', '[phone]'],
    ['33 6 12 34 56 78', 'FR', '[phone]'],
    ['電話０６１２３４５６７８です', 'FR', '電話[phone]です'],
    ['(415) 555-2671', 'US', '[phone]'],
    ['1-415-555-2671', 'US', '[phone]'],
    ['020 7946 0958', 'GB', '[phone]'],
    ['612 345 678', 'ES', '[phone]'],
    ['20 12 34 56', 'DK', '[phone]'],
    ['+1 (415) 555-2671', 'FR', '[phone]'],
    ['+999123456789', 'FR', '[phone]'],
    ['+33612345678 42', 'FR', '[phone] 42'],
  ] as const)('%s in %s → %s', (text, region, scrubbed) => {
    expect(scrubText(text, region)).toBe(scrubbed)
  })

  it.each([
    ['06%2012%2034%2056%2078', '[phone]'],
    ['call%20%2B33%206%2012%2034%2056%2078 now', 'call [phone] now'],
    ['06%252012%252034%252056%252078', '[phone]'],
    ['caf%C3%A9 06%2012%2034%2056%2078', 'café [phone]'],
    ['%E0%A4 06%2012%2034%2056%2078', '%E0%A4 [phone]'],
  ])('behind percent escapes: %s → %s', (text, scrubbed) => {
    expect(scrubText(text, 'FR')).toBe(scrubbed)
  })

  it.each(['50%20off', '100% wool', '%C3%A9charpe', '%00', '%0a%20', '40%20-%2060'])(
    'escapes that hide nothing stay: %s',
    (text) => {
      expect(scrubText(text, 'FR')).toBe(text)
    },
  )

  it('without a region only international ones are known', () => {
    expect(scrubText('+33612345678 0612345678')).toBe('[phone] 0612345678')
  })
})

describe('E4: payment cards', () => {
  it.each([
    ['4111111111111111', '[card]'],
    ['4111 1111 1111 1111 12/27 123', '[card] 12/27 123'],
    ['pay 5555-5555-5555-4444', 'pay [card]'],
    ['3782 822463 10005', '[card]'],
    ['30569309025904', '[card]'],
    ['6011111111111117', '[card]'],
    ['4222222222222', '[card]'],
  ])('%s → %s', (text, scrubbed) => {
    expect(scrubText(text, 'FR')).toBe(scrubbed)
  })

  it.each([
    ['4111111111111112', 'the Luhn digit is wrong'],
    ['9999999999999995', 'no network issues it'],
    ['4006381333931', 'a right EAN-13'],
    ['41111111111111111111', 'it has 20 digits'],
  ])('%s stays: %s', (text) => {
    expect(scrubText(text, 'FR')).toBe(text)
  })
})

describe('E4: tokens', () => {
  it.each([
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk', '[token]'],
    ['0f9c1234-1234-4123-8123-123456789012', '[token]'],
    ['reset 9f86d081884c7d659a2feaa0c55ad015 now', 'reset [token] now'],
    ['h1_NT8iDtLMvTV2vDot255_Q9LwCXJxlklWyFg7WBnDO0A', '[token]'],
    ['FR7630006000011234567890189', '[token]'],
    ['a.0f9c12341234412381231234.b', 'a.[token].b'],
  ])('%s → %s', (text, scrubbed) => {
    expect(scrubText(text)).toBe(scrubbed)
  })

  it.each([
    'chaussures-de-marche-homme-taille-42-noir-2024',
    'galaxy-s24fe-512gb-ProMax-coque-a15',
    'Donaudampfschifffahrtsgesellschaft',
    'summer_sale_2026_newsletter_fr_boots',
    'www.shop-example.com.test.index.html5',
  ])('%s stays', (text) => {
    expect(scrubText(text, 'FR')).toBe(text)
  })
})

describe('what a shop is searched for stays', () => {
  it.each([
    ['red winter boots', 'FR'],
    ['3017620422003', 'FR'],
    ['978-2-07-036822-8', 'FR'],
    ['96385074', 'FR'],
    ['036000291452', 'US'],
    ['1 299,00 €', 'FR'],
    ['1.000.000,00', 'FR'],
    ['38-40 42-44 46-48 50', 'US'],
    ['2026-11-21 10:30', 'FR'],
    ['02.11.2026 14', 'FR'],
    ['12/25/2026 10:30', 'US'],
    ['20261121', 'DK'],
    ['2023 2024 2025', 'US'],
    ['SKU-0612345678', 'FR'],
    ['AB0612345678', 'FR'],
    ['0612345678XL', 'FR'],
    ['1234567', 'FR'],
    ['612345678', 'FR'],
    ['-2147483648/-1', 'US'],
    ['C++ 20230101', 'FR'],
    ['999999999999999999999999999999', 'US'],
  ] as const)('%s in %s', (text, region) => {
    expect(scrubText(text, region)).toBe(text)
  })

  it('every naughty string comes back whole, but the one that is a valid French number in Arabic digits', () => {
    const changed = naughtyStrings.filter((text) => scrubText(text, 'FR') !== text)
    expect(changed).toEqual(['٠١٢٣٤٥٦٧٨٩'])
    expect(naughtyStrings.filter((text) => scrubText(text) !== text)).toEqual([])
  })
})

describe('the cut', () => {
  it('is at limits.textLength', () => {
    expect(scrubText('a '.repeat(1000))).toBe('a '.repeat(limits.textLength / 2))
  })

  it('never leaves the half of an address behind', () => {
    const text = `${'a '.repeat(247)}jean.dupont@example.com`
    expect(scrubText(text)).toBe(`${'a '.repeat(247)}[email]`.slice(0, limits.textLength))
  })

  it('does not draw in what stood beyond it', () => {
    const text = `${'jean.dupont.martin@example.com '.repeat(10)}${'a '.repeat(150)}0612345678`
    expect(scrubText(text, 'FR')).not.toContain('0')
  })

  it('never splits a surrogate pair', () => {
    expect(scrubUpTo(3, 'ab😀')).toBe('ab')
    expect(scrubUpTo(10, 'a@b.example 😀')).toBe('[email]')
  })
})

describe('S10: hostile texts', () => {
  it.each([
    ['digits', '1 ', 'US'],
    ['trunk zeros', '06 ', 'FR'],
    ['area codes', '415 ', 'US'],
    ['at signs', 'a@', 'US'],
    ['one word', 'a', 'US'],
    ['JWT heads', 'eyJ', 'US'],
    ['encoded at signs', '%40', 'US'],
    ['plus signs', '+1', 'US'],
    ['escapes of escapes', '%25', 'US'],
    ['quotes before at signs', '"@', 'US'],
  ] as const)('a megabyte of %s is cut before it is searched', (_, piece, region) => {
    const long = piece.repeat(1_000_000 / piece.length)
    expect(scrubText(long, region)).toBe(scrubText(long.slice(0, 1000), region))
  })
})
