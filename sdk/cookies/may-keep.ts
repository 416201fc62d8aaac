import { allowed } from '../consent/shopper-consent.ts'
import type { TechnicalCookie } from '../protocol/cookies.ts'
import { settings } from '../settings.ts'

/** A cookie that the brand declares technical waits for no answer; the others wait for the attribution's. */
export const mayKeep = (name: TechnicalCookie): boolean =>
  settings.technical.includes(name) || allowed.attribution
