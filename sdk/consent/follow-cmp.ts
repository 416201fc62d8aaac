// Follows a consent platform that the page already has: its answer is the shopper's answer.
import type { Guard } from '../browser/guard.ts'
import type { Page } from '../browser/page.ts'
import type { Consent } from '../protocol/consent.ts'

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
 * IAB GPP, sections of the United States: who opts out of sale, sharing or targeted advertising, or sends the signal of
 * GPC, says no to attribution and personalisation. Nobody says yes by that.
 */
export function followCmp(
  page: Page,
  guard: Guard,
  answer: (answer: Consent) => void,
  isMeasured: () => boolean,
): void {
  const tcf = page.__tcfapi as Cmp<TcData> | undefined
  const gpp = page.__gpp as Cmp<GppEvent> | undefined
  tcf?.(
    'addEventListener',
    2,
    guard(({ eventStatus, gdprApplies, purpose: { consents } }) => {
      const may = (...purposes: number[]) => purposes.every((id) => consents[id])
      // While its question is on the screen there is no answer.
      if (gdprApplies !== false && eventStatus !== 'cmpuishown')
        answer({ analytics: may(1, 8), attribution: may(1, 7), personalisation: may(1, 5, 6) })
    }),
  )
  gpp?.(
    'addEventListener',
    guard(({ pingData }) => {
      // A section is an object, or a list of its parts: the two drafts in use differ. It takes away from what is
      // allowed; where nothing is yet, it is no answer to what has not been asked.
      if (isMeasured() && /OptOut":1|"Gpc":true/.test(JSON.stringify(pingData.parsedSections)))
        answer({ analytics: true, attribution: false, personalisation: false })
    }),
  )
}
