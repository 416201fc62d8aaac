import { guard } from '../browser/guard.ts'
import { page } from '../browser/page.ts'
import { settings } from '../settings.ts'
import { allowed } from './shopper-consent.ts'

type Gtag = (command: 'consent', when: string, signals: Record<string, string>) => void

/**
 * Google Consent Mode v2, kept in step where the page has `gtag`. Candor asks nothing about advertising, so it never says
 * yes to it: the three `ad_` signals are denied in the default, and are for another consent platform to grant.
 */
export const tellGoogle = guard((when: 'default' | 'update', denied?: Record<string, 'denied'>) => {
  if (settings.cmp)
    (page.gtag as Gtag | undefined)?.('consent', when, {
      analytics_storage: !denied && allowed.analytics ? 'granted' : 'denied',
      ...denied,
    })
})

/** The default, before an answer. */
export const denyGoogle = (): void => {
  tellGoogle('default', { ad_storage: 'denied', ad_user_data: 'denied', ad_personalization: 'denied' })
}
