// Asks the collector to set cookies by `Set-Cookie`, which Safari keeps for as long as they say (K11).
import type { Guard } from '../browser/guard.ts'
import type { Page } from '../browser/page.ts'
import type { CookieName } from '../protocol/cookies.ts'

/** `onFailure` is told where the collector did not set it. */
export type AskCollector = (name: CookieName, value: string, onFailure?: () => void) => void

/** All of one task travel together, after it. `url` is `<folder>c/<brand>`. */
export function createServerCookies(page: Page, guard: Guard, url: string): AskCollector {
  let asked: { [Name in CookieName]?: string } | undefined
  return (name, value, onFailure = () => undefined) => {
    const changes: NonNullable<typeof asked> = asked ?? {}
    changes[name] = value
    const fail = guard(onFailure)
    if (asked) return
    asked = changes
    page.setTimeout(
      guard(() => {
        asked = undefined
        const request = { method: 'POST' as const, body: JSON.stringify(changes), keepalive: true }
        page.fetch(url, request).then(({ ok }) => ok || fail(), fail)
      }),
      0,
    )
  }
}
