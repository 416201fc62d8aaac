// What a step of the pipeline is given and answers.
import type { RefusalReason } from '../../sdk/protocol/refusals.ts'
import type { Device } from '../privacy/describe-device.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import type { NetworkPseudonyms } from '../privacy/network-tag.ts'
import type { Draft } from './draft.ts'
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
