// Follows a consent platform that the page already has: its answer is the shopper's answer.
import { guard } from '../browser/guard.ts'
import { page } from '../browser/page.ts'
import { answer } from './change-consent.ts'
import { allowed, consentState } from './shopper-consent.ts'

interface TcData {
  eventStatus: string
  gdprApplies?: boolean
  purpose: { consents: Record<number, boolean> }
}
interface GppEvent {
  pingData: { parsedSections?: object }
}
type Cmp<Data> = (command: string, ...rest: (number | ((data: Data) => void))[]) => void

/**
 * IAB TCF 2.2's purposes: 1 to store on the device, which each of ours needs; 8 to measure content; 7 to measure what
 * an advertisement brought; 5 and 6 to profile for, and to choose, personalised content.
 * IAB GPP, sections of the United States: who opts out of sale, sharing or targeted advertising says no to attribution
 * and personalisation. Nobody says yes by that.
 */
export const followCmp = guard(() => {
  ;(page.__tcfapi as Cmp<TcData> | undefined)?.(
    'addEventListener',
    2,
    guard(({ eventStatus, gdprApplies, purpose: { consents } }) => {
      const digit = (...purposes: number[]) => +purposes.every((id) => consents[id])
      // While its question is on the screen there is no answer.
      if (gdprApplies !== false && eventStatus !== 'cmpuishown')
        answer(`${digit(1, 8)}${digit(1, 7)}${digit(1, 5, 6)}`)
    }),
  )
  ;(page.__gpp as Cmp<GppEvent> | undefined)?.(
    'addEventListener',
    guard(({ pingData }) => {
      // A section is an object, or a list of its parts: the two drafts in use differ. It takes away from an answer; it is
      // none to what has not been asked, where neither of the two is allowed anyway.
      if (consentState.answered && /OptOut":1/.test(JSON.stringify(pingData)))
        answer(`${+allowed.analytics}00`)
    }),
  )
})
