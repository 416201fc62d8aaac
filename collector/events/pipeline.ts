// The path of an event. Every step it takes, in order; a step fills the draft in, or says why the event is dropped.
import type { RefusalReason } from '../../sdk/protocol/refusals.ts'
import type { Draft } from './draft.ts'
import type { Step, Tools } from './step.ts'
import { attributePublication } from './steps/attribute-publication.ts'
import { describeDevice } from './steps/describe-device.ts'
import { pseudonymiseIdentity } from './steps/pseudonymise-identity.ts'
import { pseudonymiseIp } from './steps/pseudonymise-ip.ts'
import { refuseBots } from './steps/refuse-bots.ts'
import { refusePrivacySignals } from './steps/refuse-privacy-signals.ts'
import { refuseWithoutConsent } from './steps/refuse-without-consent.ts'
import { scrubPersonalText } from './steps/scrub-personal-text.ts'
import { unlinkWithdrawals } from './steps/unlink-withdrawals.ts'

export const pipeline: Step[] = [
  refusePrivacySignals, // DNT, GPC: E17
  refuseWithoutConsent,
  refuseBots,
  pseudonymiseIp, // E7: what is stored from here on knows no address
  pseudonymiseIdentity, // E2, E3
  scrubPersonalText, // e-mails, phones, cards and tokens typed into search boxes and URLs
  describeDevice,
  attributePublication,
  unlinkWithdrawals, // last, so that no step links it again
]

/** Sends a draft through every step; the reason of the first that drops it, or null. */
export function runPipeline(
  draft: Draft,
  tools: Tools,
  steps: readonly Step[] = pipeline,
): RefusalReason | null {
  for (const step of steps) {
    const reason = step(draft, tools)
    if (reason) return reason
  }
  return null
}
