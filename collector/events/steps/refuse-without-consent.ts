// Measuring needs a yes in the `required` mode, and no `no` in the `exempt` one. `cookieless` identifies nobody.
import type { Step } from '../step.ts'

/** The tag says `analytics: true` in the exempt mode until the shopper objects. */
export const refuseWithoutConsent: Step = ({ arrival, stored }) => {
  // That somebody has withdrawn is told without consent; `unlinkWithdrawals` takes the somebody out.
  if (stored.name === 'consent') return null
  if (arrival.brand.settings.consent === 'cookieless') return null
  return arrival.consent.analytics ? null : 'no_consent'
}
