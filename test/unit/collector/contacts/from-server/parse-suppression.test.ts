import { describe, expect, it } from 'vitest'
import { parseSuppression } from '../../../../../collector/contacts/from-server/parse-suppression.ts'

const ana = { email: 'ana@example.com', reason: 'opt_out' }

describe('a suppression', () => {
  it('B3: is for one ambassador or for the brand', () => {
    const { email } = ana
    expect(parseSuppression({ ...ana, scope: 'ambassador', ambassador: 'lea' })).toEqual({
      ok: true,
      item: { email, stop: { kind: 'ambassador', ambassador: 'lea' } },
    })
    expect(parseSuppression({ ...ana, scope: 'brand' })).toEqual({
      ok: true,
      item: { email, stop: { kind: 'all', reason: 'global_optout' } },
    })
  })

  it('A1: of all brands is nothing that a brand can say', () => {
    expect(parseSuppression({ ...ana, scope: 'operator' })).toMatchObject({
      ok: false,
      problem: { code: 'invalid', path: 'scope' },
    })
  })

  it('is for the brand when nothing else is said', () => {
    expect(parseSuppression(ana)).toEqual(parseSuppression({ ...ana, scope: 'brand' }))
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
