import type { PrivacySignal } from '../protocol/consent.ts'
import { page } from './page.ts'

/** What the browser asks for on the person's behalf: exactly `'1'` and `true`, as the two specifications say (E17). */
export const privacySignal = (): PrivacySignal | null =>
  page.navigator.globalPrivacyControl === true ? 'gpc' : page.navigator.doNotTrack === '1' ? 'dnt' : null
