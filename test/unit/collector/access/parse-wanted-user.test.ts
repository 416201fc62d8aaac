import { describe, expect, it } from 'vitest'
import { parseWantedUser, parseWantedUserAt } from '../../../../collector/access/parse-wanted-user.ts'

const ana = { email: ' Ana@Example.COM ', role: 'analyst' }

describe('at a brand', () => {
  it('takes the brand from the path, and writes the address in one way', () => {
    expect(parseWantedUserAt('acme', ana)).toEqual({
      ok: true,
      item: { email: 'ana@example.com', role: 'analyst', brand: 'acme', ambassador: null },
    })
  })

  it('S2: takes no brand from the body', () => {
    expect(parseWantedUserAt('acme', { ...ana, brand: 'other' })).toMatchObject({
      ok: false,
      problem: { code: 'unknown_field' },
    })
  })

  it.each([
    [{ ...ana, email: 'nobody' }, 'email'],
    [{ ...ana, email: 'a@example.com\nBcc: b@example.com' }, 'email'],
    [{ ...ana, role: 'owner' }, 'role'],
    [{ ...ana, role: 'ambassador' }, 'ambassador'],
    [{ ...ana, ambassador: 'lea' }, 'ambassador'],
    [{ ...ana, role: 'ambassador', ambassador: 'l é a' }, 'ambassador'],
    [{ ...ana, role: 'operator' }, 'brand'],
    [null, ''],
    ['ana@example.com', ''],
  ])('refuses %j by its place', (value, path) => {
    expect(parseWantedUserAt('acme', value)).toMatchObject({ ok: false, problem: { path } })
  })
})

describe('anywhere', () => {
  it('A4: an operator has every brand', () => {
    expect(parseWantedUser({ ...ana, role: 'operator' })).toMatchObject({
      ok: true,
      item: { role: 'operator', brand: null },
    })
    expect(parseWantedUser({ ...ana, role: 'operator', brand: 'acme' })).toMatchObject({ ok: false })
  })

  it('A4: every other role is one at a brand', () => {
    expect(parseWantedUser(ana)).toMatchObject({ ok: false, problem: { path: 'brand' } })
    expect(parseWantedUser({ ...ana, role: 'ambassador', brand: 'acme', ambassador: 'lea' })).toMatchObject({
      ok: true,
      item: { brand: 'acme', ambassador: 'lea' },
    })
  })
})
