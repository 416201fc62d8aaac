// Reads and writes the product's cookies by the table. What it reads is untrusted.
import { attempt } from '../browser/attempt.ts'
import { document, location } from '../browser/page.ts'
import { post } from '../browser/post.ts'
import { type CookieName, cookiePatterns } from '../protocol/cookies.ts'
import { settings } from '../settings.ts'

/**
 * The `Domain` attributes to try, the widest first, the page's own host last. Which of them is a public suffix (`co.uk`,
 * a platform's domain) only the browser knows: it keeps no cookie for one, and that is how the jar finds out.
 */
let allScopes: string[]
let scopes: string[]

export const startCookieJar = (): void => {
  const labels = location.hostname.split('.')
  scopes = allScopes = [
    ...labels.slice(1).map((_, at) => `; Domain=${settings.domain ?? labels.slice(-at - 2).join('.')}`),
    '',
  ]
}

const set = (name: CookieName, value: string, seconds: number, scope: string) =>
  attempt(() => {
    document.cookie = `${settings.prefix}${name}=${value}; Path=/; Max-Age=${seconds}; SameSite=Lax${scope}${location.href[4] === 's' ? '; Secure' : ''}`
  })

const valuesOf = (name: CookieName) =>
  `; ${attempt(() => document.cookie)}`
    .split(`; ${settings.prefix}${name}=`)
    .slice(1)
    .map((rest) => rest.replace(/;.*/, ''))

/** The first valid value on the device. */
export const readCookie = (name: CookieName): string | undefined =>
  valuesOf(name).find((value) => cookiePatterns[name].test(value))

/** For whichever of the domains to try it was set: not beyond the one that the brand names, or its `reach` of `host`. */
export const removeCookie = (name: CookieName): void => {
  if (valuesOf(name).length) for (const scope of allScopes) set(name, '', 0, scope)
}

/**
 * Whether the browser has kept it. Nothing is done where the value is not what the table allows. Without `seconds` the
 * brand's lifetime. With `isServer` the collector sets it too (K11); the visitor's it sets alone, since it sets no exempt
 * ID that the browser carries already.
 */
export const writeCookie = (name: CookieName, value: string, seconds = settings.lifetime): boolean => {
  if (!cookiePatterns[name].test(value)) return false
  if (settings.isServer && name !== 'visit') {
    post('c', JSON.stringify({ [name]: value }), true)
    if (name === 'visitor') return false
  }
  // The first to be written finds the scope: one that is kept although it was not there is one that the browser takes.
  if (scopes === allScopes) removeCookie(name)
  return scopes.some((scope) => {
    set(name, value, seconds, scope)
    if (!valuesOf(name).includes(value)) return false
    scopes = [scope]
    return true
  })
}
