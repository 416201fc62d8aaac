// What the steps of the pipeline work with, put together.
import type { Tools } from './events/step.ts'
import { createVisitTracker } from './events/visit-tracker.ts'
import { createDeviceDescriber } from './privacy/describe-device.ts'
import { createBotCheck } from './privacy/is-bot.ts'
import type { KeyRing } from './privacy/key-ring.ts'
import type { NetworkPseudonyms } from './privacy/network-tag.ts'

export function createPipelineTools({ keyRing }: { keyRing: KeyRing }, network: NetworkPseudonyms): Tools {
  return {
    keyRing,
    network,
    describeDevice: createDeviceDescriber(),
    isBot: createBotCheck(),
    visits: createVisitTracker(),
  }
}
