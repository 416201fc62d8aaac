import { describe, expect, it } from 'vitest'
import { parseSuppression } from '../../../../../collector/contacts/from-server/parse-suppression.ts'

const ana = { email: 'ana@example.com', reason: 'opt_out' }

describe('a suppression', () => {
  it('B3: is for one ambassador, for the brand, or for all brands', () => {
    const scopes = [{ scope: 'ambassador', ambassador: 'lea' }, { scope: 'brand' }, { scope: 'operator' }]
    for (const scope of scopes)
      expect(parseSuppression({ ...ana, ...scope })).toEqual({ ok: true, item: { ...ana, ...scope } })
  })

  it('is for the brand when nothing else is said', () => {
    expect(parseSuppression(ana)).toMatchObject({ ok: true, item: { scope: 'brand' } })
  })

  it.each([
    [{ ...ana, email: undefined }, 'email'],
    [{ ...ana, email: null }, 'email'],
    [{ ...ana, email: 'ana@example.com\r\nBcc: x@example.com' }, 'email'],
    [{ ...ana, reason: 'bored' }, 'reason'],
    [{ ...ana, scope: 'planet' }, 'scope'],
    [{ ...ana, scope: 'ambassador' }, 'ambassador'],
    [{ ...ana, scope: 'brand', ambassador: 'lea' }, 'ambassador'],
    [{ ...ana, reason: 'spam', scope: 'ambassador', ambassador: 'lea' }, 'scope'],
  ])('names the place of what is wrong (%#)', (suppression, path) => {
    const parsed = parseSuppression(suppression)
    expect(parsed).toMatchObject({ ok: false, problem: { code: 'invalid', path } })
    expect(JSON.stringify(parsed)).not.toContain('ana@')
  })
})
