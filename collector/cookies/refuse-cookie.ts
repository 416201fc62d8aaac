// Which cookies the collector may set: consent, privacy signals and the brand's mode, as the tag itself decides them.
import { type Consent, purposes } from '../../sdk/protocol/consent.ts'
import type { CookieName, TechnicalCookie } from '../../sdk/protocol/cookies.ts'
import type { CookieChanges } from './parse-cookie-changes.ts'
import { readCookie } from './read-cookie.ts'
import type { CookieSettings } from './set-cookie.ts'

/** Why a cookie is not set. Deleting one is never refused. */
type CookieRefusal = 'signal' | 'cookieless' | 'no_consent' | 'not_renewed'

export interface CookieAsking {
  settings: CookieSettings
  changes: CookieChanges
  /** The request's `Cookie` header. */
  header: string | undefined
  /** DNT or GPC stands in the request. */
  hasSignal: boolean
}

/** The reason not to set `name`, or null. */
export function refuseCookie(name: CookieName, asking: CookieAsking): CookieRefusal | null {
  const { settings, hasSignal } = asking
  if (name === 'consent') return refuseAnswer(asking)
  const answer = answerOf(asking)
  const isTechnical = isTechnicalIn(settings, name)
  if (hasSignal) return isTechnical && isExplicit(name) ? null : 'signal'
  if (settings.consent === 'cookieless' && !isTechnical) return 'cookieless'
  if (name === 'visitor' || name === 'visit') return refuseMeasuring(name, asking, answer)
  return mayKeep(name, isTechnical, answer) ? null : 'no_consent'
}

/** What a person does by an act of their own stands under DNT and GPC too (E17). */
const isExplicit = (name: CookieName) => name === 'session_add' || name === 'data'

const isTechnicalIn = ({ cookies }: CookieSettings, name: CookieName) =>
  cookies.technical.some((technical) => technical === name)

/** Against a signal no answer is kept; where nothing is stored only an opt-out is. */
function refuseAnswer({ settings, changes, hasSignal }: CookieAsking): CookieRefusal | null {
  if (hasSignal) return 'signal'
  return settings.consent === 'cookieless' && changes.consent !== '000' ? 'cookieless' : null
}

function refuseMeasuring(
  name: 'visitor' | 'visit',
  { settings, changes, header }: CookieAsking,
  answer: Consent | null,
): CookieRefusal | null {
  const isExempt = settings.consent === 'exempt'
  if (!(answer ? answer.analytics : isExempt)) return 'no_consent'
  // CNIL: the exempt ID is not renewed. An ID that the browser already carries may be any age, so it is never set again.
  const isCarried =
    name === 'visitor' && readCookie(header, settings.cookies.prefix, name).some((id) => id === changes[name])
  return isExempt && isCarried ? 'not_renewed' : null
}

/** A technical publication cookie is forgotten by a no; the two explicit ones are not. */
function mayKeep(name: TechnicalCookie, isTechnical: boolean, answer: Consent | null): boolean {
  if (answer?.attribution) return true
  return isTechnical && (name !== 'session_shop' || answer?.analytics !== false)
}

/** The answer sent along, else the one in the cookie; null: the shopper has not answered. */
function answerOf({ settings, changes, header }: CookieAsking): Consent | null {
  const sent = changes.consent
  const digits = sent === undefined ? readCookie(header, settings.cookies.prefix, 'consent')[0] : sent
  if (!digits) return null
  const [analytics, attribution, personalisation] = purposes.map((_, at) => digits[at] === '1')
  return { analytics: !!analytics, attribution: !!attribution, personalisation: !!personalisation }
}
