// Google Consent Mode v2, kept in step where the page has `gtag`. Candor asks nothing about advertising, so it never says
// yes to it: the three `ad_` signals are denied by default and are for another consent platform to grant.
import type { Page } from '../browser/page.ts'
import type { Consent } from '../protocol/consent.ts'

type Gtag = (command: 'consent', when: 'default' | 'update', signals: Record<string, string>) => void

const word = (isGranted: boolean) => (isGranted ? 'granted' : 'denied')

/**
 * `start`: denies everything, where an answer must come first and the page has set no default of its own.
 * The answer, kept or new, is an update in the same tick.
 */
export function createConsentMode(page: Page) {
  const tell: Gtag = (...call) => {
    if (typeof page.gtag === 'function') page.gtag(...call)
  }
  return {
    start_() {
      const hasDefault = [...((page.dataLayer as Iterable<ArrayLike<unknown>>) ?? [])].some(
        (entry) => entry?.[0] === 'consent' && entry[1] === 'default',
      )
      if (hasDefault) return
      const denied = word(false)
      tell('consent', 'default', {
        analytics_storage: denied,
        ad_storage: denied,
        ad_user_data: denied,
        ad_personalization: denied,
        personalization_storage: denied,
      })
    },
    update_({ analytics, personalisation }: Consent) {
      tell('consent', 'update', {
        analytics_storage: word(analytics),
        personalization_storage: word(personalisation),
      })
    },
  }
}
