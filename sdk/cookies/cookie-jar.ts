// Reads and writes the product's cookies by the table. What it reads is untrusted; what a browser drops it remembers.
import { attempt } from '../browser/attempt.ts'
import type { Page } from '../browser/page.ts'
import { type CookieName, cookiePatterns } from '../protocol/cookies.ts'
import type { TagSettings } from '../protocol/tag-settings.ts'

export interface CookieJar {
  /** The first valid value on the device, else the one that was kept for this page. */
  read_(name: CookieName): string | undefined
  /**
   * False, and nothing done, where the value is not what the table allows. `onDevice` false keeps it for this page
   * only, and takes it off the device. Without `seconds` the brand's lifetime.
   */
  write_(name: CookieName, value: string, onDevice?: boolean, seconds?: number): boolean
  remove_(name: CookieName): void
}

export function createCookieJar(page: Page, settings: TagSettings['cookies']): CookieJar {
  const { prefix, domain, lifetimeHours } = settings
  const memory: { [Name in CookieName]?: string | undefined } = {}
  const scope = `${domain ? `; Domain=${domain}` : ''}${/^https/.test(page.location.href) ? '; Secure' : ''}`

  const set = (name: CookieName, value: string, seconds: number) =>
    attempt(() => {
      page.document.cookie = `${prefix}${name}=${value}; Path=/; Max-Age=${seconds}; SameSite=Lax${scope}`
    })
  const valuesOf = (name: CookieName) =>
    `; ${attempt(() => page.document.cookie)}`
      .split(`; ${prefix}${name}=`)
      .slice(1)
      .map((rest) => rest.replace(/;.*/, ''))
  const remove = (name: CookieName) => {
    memory[name] = undefined
    if (valuesOf(name).length) set(name, '', 0)
  }

  return {
    read_: (name) => valuesOf(name).find((value) => cookiePatterns[name].test(value)) ?? memory[name],
    write_(name, value, onDevice = true, seconds = lifetimeHours * 3600) {
      if (!cookiePatterns[name].test(value)) return false
      if (onDevice) set(name, value, seconds)
      else remove(name)
      memory[name] = valuesOf(name).includes(value) ? undefined : value
      return true
    },
    remove_: remove,
  }
}
