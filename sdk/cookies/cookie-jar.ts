// Reads and writes the product's cookies by the table. What it reads is untrusted; what a browser drops it remembers.
import { attempt } from '../browser/attempt.ts'
import type { Page } from '../browser/page.ts'
import { type CookieName, cookiePatterns } from '../protocol/cookies.ts'
import type { TagSettings } from '../protocol/tag-settings.ts'
import { cookieScopes } from './cookie-scopes.ts'
import type { AskCollector } from './server-cookies.ts'

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

/** `ask`: where the collector sets the cookies too (K11). */
export function createCookieJar(
  page: Page,
  settings: TagSettings['cookies'],
  ask?: AskCollector | false,
): CookieJar {
  const { prefix, lifetimeHours } = settings
  const memory: { [Name in CookieName]?: string | undefined } = {}
  const all = cookieScopes(page.location.hostname, settings)
  let scopes = all

  const set = (name: CookieName, value: string, seconds: number, scope: string) =>
    attempt(() => {
      page.document.cookie =
        `${prefix}${name}=${value}; Path=/; Max-Age=${seconds}; SameSite=Lax${scope}` +
        (/^https/.test(page.location.href) ? '; Secure' : '')
    })
  const valuesOf = (name: CookieName) =>
    `; ${attempt(() => page.document.cookie)}`
      .split(`; ${prefix}${name}=`)
      .slice(1)
      .map((rest) => rest.replace(/;.*/, ''))
  /** Whatever domain it was set for, by an earlier setting too. */
  const erase = (name: CookieName) => {
    if (valuesOf(name)[0] !== undefined) for (const scope of all) set(name, '', 0, scope)
  }
  const put = (name: CookieName, value: string, seconds: number) => {
    // The first to be written finds the scope: one that is kept although it was not there is one that the browser takes.
    if (scopes === all) erase(name)
    for (const scope of scopes) {
      set(name, value, seconds, scope)
      if (valuesOf(name).includes(value)) {
        scopes = [scope]
        memory[name] = undefined
        return
      }
    }
  }

  return {
    read_: (name) => valuesOf(name).find((value) => cookiePatterns[name].test(value)) ?? memory[name],
    write_(name, value, onDevice = true, seconds = lifetimeHours * 3600) {
      if (!cookiePatterns[name].test(value)) return false
      memory[name] = value
      if (!onDevice) erase(name)
      else {
        // The collector sets no exempt ID that the browser carries already, so this one is left to it.
        if (!ask || name !== 'visitor') put(name, value, seconds)
        if (ask && name !== 'visit') ask(name, value)
      }
      return true
    },
    remove_(name) {
      memory[name] = undefined
      erase(name)
    },
  }
}
