import { describe, expect, it } from 'vitest'
import {
  accessCookies,
  isPlainHost,
  readAccessCookie,
  setAccessCookie,
} from '../../../../collector/access/access-cookies.ts'

const token = 'a'.repeat(43)
const asking = (headers: Record<string, string>) => ({ header: (name: string) => headers[name] })
const local = (cookie: string) => asking({ host: 'localhost:8787', cookie })
const remote = (cookie: string) => asking({ host: 'stats.example.com', cookie })

describe('what is set', () => {
  it('S4: the session is a __Host- cookie that no script reads and no other site sends', () => {
    expect(setAccessCookie('session', token, false)).toBe(
      `__Host-candor_session=${token}; Path=/; HttpOnly; Secure; SameSite=Strict`,
    )
  })

  it('S4: on http://localhost it has its plain name, since there is no TLS', () => {
    expect(setAccessCookie('session', token, true)).toBe(
      `candor_session=${token}; Path=/; HttpOnly; SameSite=Strict`,
    )
  })

  it('K5: Popsell_registered lives a year', () => {
    expect(setAccessCookie('registered', '1', false)).toBe(
      'Popsell_registered=1; Path=/; Max-Age=31536000; Secure; SameSite=Strict',
    )
  })

  it('K6: Popsell_remember_me lives a year, and no script reads it', () => {
    expect(setAccessCookie('remembered', token, false)).toBe(
      `Popsell_remember_me=${token}; Path=/; Max-Age=31536000; HttpOnly; Secure; SameSite=Strict`,
    )
  })

  it('K7: the log-out deletes Popsell_data_dashboard, which the page sets for a year', () => {
    expect(accessCookies.dashboard).toMatchObject({ name: 'Popsell_data_dashboard', lifetime: 31_536_000 })
    expect(setAccessCookie('dashboard', null, false)).toBe(
      'Popsell_data_dashboard=; Path=/; Max-Age=0; Secure; SameSite=Strict',
    )
  })

  it('is deleted by an empty one that is over', () => {
    expect(setAccessCookie('remembered', null, false)).toContain('Popsell_remember_me=; Path=/; Max-Age=0;')
  })

  it('K9: none of them can hold an address, a name or an IP', () => {
    for (const { value } of Object.values(accessCookies))
      for (const text of ['ana@example.com', 'Ana Silva', '192.0.2.1', '+33612345678'])
        expect(value.test(text)).toBe(false)
  })
})

describe('what is believed', () => {
  it('is the cookie of its own name', () => {
    expect(readAccessCookie(local(`x=1; candor_session=${token}; y=2`), 'session')).toBe(token)
    expect(readAccessCookie(remote(`__Host-candor_session=${token}`), 'session')).toBe(token)
  })

  it('S19: not the plain name but at this very machine: a sub-domain could have written it', () => {
    expect(readAccessCookie(remote(`candor_session=${token}`), 'session')).toBeNull()
    for (const host of [
      'localhost.example.com',
      'xlocalhost',
      '127.0.0.1.example.com',
      'localhost:8787.example.com',
    ])
      expect(isPlainHost(asking({ host }))).toBe(false)
  })

  it.each(['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'forwarded'])(
    'S19: nor what a proxy passed on (%s)',
    (name) => {
      expect(isPlainHost(asking({ host: 'localhost:8787', [name]: 'anything' }))).toBe(false)
    },
  )

  it.each(['', 'short', `${token}a`, `${token.slice(1)}é`, '../../etc/passwd', `"${token}"`])(
    'S19: nor a value of another form (%s)',
    (value) => {
      expect(readAccessCookie(local(`candor_session=${value}`), 'session')).toBeNull()
    },
  )

  it('S19: nor one of two that differ', () => {
    const other = 'b'.repeat(43)
    expect(readAccessCookie(local(`candor_session=${token}; candor_session=${other}`), 'session')).toBeNull()
    expect(readAccessCookie(local(`candor_session=${token}; candor_session=${token}`), 'session')).toBe(token)
  })

  it('S19: nor one in a header that no browser would send', () => {
    const padding = 'x=1; '.repeat(4000)
    expect(readAccessCookie(local(`${padding}candor_session=${token}`), 'session')).toBeNull()
  })
})
