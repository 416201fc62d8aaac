// The cookies of the collector's own pages: what each holds, how it is written, which of what comes is believed. The
// docs are made from this table.
import { defaultCookiePrefix } from '../../sdk/protocol/cookies.ts'
import type { Asking } from './caller.ts'
import { rememberedForSeconds } from './remembered.ts'

export interface AccessCookie {
  name: string
  /** What a value must look like to be believed (S19). */
  value: RegExp
  /** Seconds; null until the browser is closed. */
  lifetime: number | null
  /** Kept from scripts. */
  isHttpOnly: boolean
  requirement: string
  holds: string
}

const token = /^[\w-]{43}$/
/** R2. */
const oneYear = rememberedForSeconds

export const accessCookies = {
  session: {
    name: 'candor_session',
    value: token,
    lifetime: null,
    isHttpOnly: true,
    requirement: 'T2',
    holds: '256 random bits that stand for a log-in, ended on the server after 7 days at most',
  },
  registered: {
    name: `${defaultCookiePrefix}registered`,
    value: /^1$/,
    lifetime: oneYear,
    isHttpOnly: false,
    requirement: 'K5',
    holds: '`1`: somebody of this browser has an account here, so the page shows the log-in',
  },
  remembered: {
    name: `${defaultCookiePrefix}remember_me`,
    value: token,
    lifetime: oneYear,
    isHttpOnly: true,
    requirement: 'K6',
    holds: '256 random bits for one automatic log-in, replaced at each; only where the person asked for it',
  },
  dashboard: {
    name: `${defaultCookiePrefix}data_dashboard`,
    value: /^(?:(?:^|~)[a-z0-9-]{1,63}\.[a-z_]{1,40}\.\d{10}){1,6}$/,
    lifetime: oneYear,
    isHttpOnly: false,
    requirement: 'K7',
    holds:
      'which reports’ figures the browser has fresh, `<brand>.<report>.<seconds since 1970>`; set by the reports page, deleted by the log-out',
  },
} as const satisfies Record<string, AccessCookie>

export type AccessCookieName = keyof typeof accessCookies

/** Longer headers are not searched: servers take 16 KiB in all. */
const longestHeader = 16_384

/**
 * The header's value; null deletes. `isPlain`: the browser speaks to `http://localhost`, where there is no TLS: then
 * without `Secure`, and so without the session's `__Host-`, which no sub-domain can write.
 */
export function setAccessCookie(name: AccessCookieName, value: string | null, isPlain: boolean): string {
  const { lifetime, isHttpOnly }: AccessCookie = accessCookies[name]
  const seconds = value === null ? 0 : lifetime
  return [
    `${writtenName(name, isPlain)}=${value ?? ''}`,
    'Path=/',
    ...(seconds === null ? [] : [`Max-Age=${seconds}`]),
    ...(isHttpOnly ? ['HttpOnly'] : []),
    ...(isPlain ? [] : ['Secure']),
    'SameSite=Strict',
  ].join('; ')
}

/** The cookie's value; null where there is none, an unbelievable one, or two that differ. */
export function readAccessCookie(asking: Asking, name: AccessCookieName): string | null {
  const header = asking.header('cookie')
  if (!header || header.length > longestHeader) return null
  const start = `${writtenName(name, isPlainHost(asking))}=`
  const values = header
    .split(/; ?/)
    .filter((pair) => pair.startsWith(start))
    .map((pair) => pair.slice(start.length))
  const [value] = values
  if (value === undefined || !accessCookies[name].value.test(value)) return null
  return new Set(values).size === 1 ? value : null
}

/** Asked by the name of this very machine, and not passed on by a proxy. */
export function isPlainHost(asking: Asking): boolean {
  const isForwarded = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'forwarded'].some(
    (name) => asking.header(name) !== undefined,
  )
  return !isForwarded && /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/.test(asking.header('host') ?? '')
}

function writtenName(name: AccessCookieName, isPlain: boolean): string {
  return name === 'session' && !isPlain ? `__Host-${accessCookies[name].name}` : accessCookies[name].name
}
