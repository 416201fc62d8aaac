// An arrival, a draft and the tools of the pipeline, for tests of single steps.
import type { Arrival, Draft } from '../../collector/events/draft.ts'
import { parseEvent } from '../../collector/events/parse-event.ts'
import type { Tools } from '../../collector/events/step.ts'
import { createVisitTracker } from '../../collector/events/visit-tracker.ts'
import { createDeviceDescriber } from '../../collector/privacy/describe-device.ts'
import { createBotCheck } from '../../collector/privacy/is-bot.ts'
import { createKeyRing } from '../../collector/privacy/key-ring.ts'
import { createNetworkPseudonyms } from '../../collector/privacy/network-tag.ts'
import { testBrand } from './test-brand.ts'
import { type AnyFields, aSession, aVisitor, noon, wireEvent } from './wire-batch.ts'

export const phoneAgent =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'

/** The pepper of vectors.json: bytes 00 to 1f, version 1. */
export const vectorPepper = Buffer.from(Array.from({ length: 32 }, (_, index) => index))

export function testArrival(fields: Partial<Arrival> = {}): Arrival {
  return {
    brand: testBrand(),
    dnt: undefined,
    gpc: undefined,
    userAgent: phoneAgent,
    address: '203.0.113.77',
    received: noon,
    consent: { analytics: true, attribution: true, personalisation: false },
    visitor: aVisitor,
    session: aSession,
    publication: null,
    customer: null,
    ...fields,
  }
}

/** A draft as it comes out of the parser. */
export function testDraft(arrival: Arrival = testArrival(), event: AnyFields = {}): Draft {
  const parsed = parseEvent(wireEvent(event), 0, arrival, noon)
  if (!parsed.ok) throw new Error(`${parsed.refusal.reason} at ${parsed.refusal.path}`)
  return parsed.draft
}

/** The real tools under the published test keys. */
export function testTools(): Tools {
  const salt = Buffer.alloc(32, 0x42)
  return {
    keyRing: createKeyRing({ version: 1, peppers: new Map([[1, vectorPepper]]) }),
    network: createNetworkPseudonyms({ saltFor: () => salt }),
    describeDevice: createDeviceDescriber(),
    isBot: createBotCheck(),
    visits: createVisitTracker(),
  }
}
