// Follows a consent platform that the page already has: its answer is the shopper's answer.
import type { Guard } from '../browser/guard.ts'
import type { Page } from '../browser/page.ts'
import type { Consent } from '../protocol/consent.ts'

interface TcData {
  eventStatus?: string
  gdprApplies?: boolean
  purpose: { consents: Record<number, boolean> }
}
interface GppEvent {
  pingData?: { signalStatus?: string; parsedSections?: object }
}
type Cmp<Data> = (command: string, ...rest: (number | ((data: Data, ok: boolean) => void))[]) => void

/**
 * IAB TCF 2.2's purposes: 1 to store on the device, which each of ours needs; 8 to measure content; 7 to measure what
 * an advertisement brought; 5 and 6 to profile for, and to choose, personalised content.
 * IAB GPP, sections of the United States: who opts out of sale, sharing or targeted advertising, or sends the signal of
 * GPC, says no to attribution and personalisation. Nobody says yes by that.
 */
export function followCmp(page: Page, guard: Guard, answer: (answer: Partial<Consent>) => void): void {
  const tcf = page.__tcfapi as Cmp<TcData> | undefined
  const gpp = page.__gpp as Cmp<GppEvent> | undefined
  tcf?.(
    'addEventListener',
    2,
    guard(({ eventStatus, gdprApplies, purpose }, ok) => {
      if (!ok || gdprApplies === false || !/^(tcloaded|useractioncomplete)$/.test(`${eventStatus}`)) return
      const may = (...purposes: number[]) => purposes.every((id) => purpose.consents[id])
      answer({ analytics: may(1, 8), attribution: may(1, 7), personalisation: may(1, 5, 6) })
    }),
  )
  gpp?.(
    'addEventListener',
    guard(({ pingData }) => {
      // A section is an object, or a list of its parts: the two drafts in use differ.
      const sections = JSON.stringify(pingData?.parsedSections)
      if (/OptOut":1|"Gpc":true/.test(sections)) answer({ attribution: false, personalisation: false })
    }),
  )
}
