import type { Page } from '../browser/page.ts'

type Gtag = (command: 'consent', when: string, signals: Record<string, string>) => void

/**
 * Google Consent Mode v2, kept in step where the page has `gtag`. Candor asks nothing about advertising, so it never says
 * yes to it: the three `ad_` signals are denied in the default, and are for another consent platform to grant. A page
 * that has set a default of its own keeps that.
 */
export function tellGoogle({ gtag, dataLayer }: Page, when: 'default' | 'update', analytics: boolean): void {
  const denied = 'denied'
  const ads = { ad_storage: denied, ad_user_data: denied, ad_personalization: denied }
  const isDefault = when === 'default'
  const hasDefault = [...((dataLayer ?? []) as Iterable<unknown[] | null>)].some(
    (entry) => entry?.[1] === when,
  )
  if (typeof gtag === 'function' && !(isDefault && hasDefault))
    (gtag as Gtag)('consent', when, {
      analytics_storage: analytics ? 'granted' : denied,
      ...(isDefault && ads),
    })
}
