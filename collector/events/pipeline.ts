// The path of an event. Every step it takes, in order; a step fills the draft in, or says why the event is dropped.
import type { RefusalReason } from '../../sdk/protocol/refusals.ts'
import type { Device } from '../privacy/describe-device.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import type { NetworkPseudonyms } from '../privacy/network-tag.ts'
import type { Draft } from './draft.ts'
import { attributePublication } from './steps/attribute-publication.ts'
import { describeDevice } from './steps/describe-device.ts'
import { pseudonymiseIdentity } from './steps/pseudonymise-identity.ts'
import { pseudonymiseIp } from './steps/pseudonymise-ip.ts'
import { refuseBots } from './steps/refuse-bots.ts'
import { refusePrivacySignals } from './steps/refuse-privacy-signals.ts'
import { refuseWithoutConsent } from './steps/refuse-without-consent.ts'
import { scrubPersonalText } from './steps/scrub-personal-text.ts'
import type { VisitTracker } from './visit-tracker.ts'

/** What the steps work with. */
export interface Tools {
  keyRing: KeyRing
  network: NetworkPseudonyms
  describeDevice: (userAgent: string) => Device
  isBot: (userAgent: string | undefined) => boolean
  visits: VisitTracker
}

/** Changes the draft and answers null, or answers the reason to drop it. */
export type Step = (draft: Draft, tools: Tools) => RefusalReason | null

export const pipeline: Step[] = [
  refusePrivacySignals, // DNT, GPC: E17
  refuseWithoutConsent,
  refuseBots,
  pseudonymiseIp, // E7: what is stored from here on knows no address
  pseudonymiseIdentity, // E2, E3
  scrubPersonalText, // e-mails, phones, cards and tokens typed into search boxes and URLs
  describeDevice,
  attributePublication,
]

/** Sends a draft through every step; the reason of the first that drops it, or null. */
export function runPipeline(draft: Draft, tools: Tools): RefusalReason | null {
  for (const step of pipeline) {
    const reason = step(draft, tools)
    if (reason) return reason
  }
  return null
}
