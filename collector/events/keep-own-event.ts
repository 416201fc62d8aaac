// Keeps an event that the collector makes itself: through steps of the pipeline, into the same journal, counted in the
// same line. None of them is anybody's: they have no visitor, no visit and no customer.
import { nobody, type StoredEvent } from '../stores/events.ts'
import type { Arrival, Draft } from './draft.ts'
import type { EventCounts } from './event-counts.ts'
import type { AppendResult, Journal } from './journal.ts'
import type { OwnEventName } from './own-events.ts'
import { createStoredEvent } from './parse-event.ts'
import { runPipeline } from './pipeline.ts'
import { encodeRecord } from './record.ts'
import type { RepeatCheck } from './repeat-check.ts'
import type { Step, Tools } from './step.ts'
import { describeDevice } from './steps/describe-device.ts'
import { pseudonymiseIp } from './steps/pseudonymise-ip.ts'
import { refuseBots } from './steps/refuse-bots.ts'
import { refusePrivacySignals } from './steps/refuse-privacy-signals.ts'
import { scrubPersonalText } from './steps/scrub-personal-text.ts'

/** What a browser's request says of itself. */
export type Requested = Pick<Arrival, 'brand' | 'dnt' | 'gpc' | 'userAgent' | 'address' | 'received'>

export interface OwnEvent {
  /** A UUID: the same again is one event for 48 hours. */
  id: string
  name: OwnEventName
  /** When it happened, milliseconds since 1970. */
  time: number
  fields: Partial<Omit<StoredEvent, 'brand' | 'id' | 'name' | 'time'>>
}

/** `false`: a signal, or a robot, so nothing is kept; it is counted among the refused. */
export type KeptFromBrowser = { ok: true; isKept: boolean } | Extract<AppendResult, { ok: false }>

export interface OwnEvents {
  /** What somebody's browser did: pseudonym of the network and device are kept (E18), and nobody's name. */
  fromBrowser(request: Requested, event: OwnEvent): Promise<KeptFromBrowser>
  /** What the brand's server told. */
  fromServer(brand: Arrival['brand'], received: number, event: OwnEvent): Promise<AppendResult>
}

/** Following a link asks for no consent: nothing is stored on the device, and the event is nobody's. */
const browserSteps: readonly Step[] = [
  refusePrivacySignals,
  refuseBots,
  pseudonymiseIp,
  describeDevice,
  forgetVisitor,
]
const serverSteps: readonly Step[] = [scrubPersonalText, forgetVisitor]

export interface OwnEventOptions {
  journal: Pick<Journal, 'append'>
  counts: EventCounts
  repeats: RepeatCheck
  tools: Tools
}

export function createOwnEvents({ journal, counts, repeats, tools }: OwnEventOptions): OwnEvents {
  async function append(stored: StoredEvent): Promise<AppendResult> {
    stored.maybe_repeat = repeats.mayBeRepeat(stored)
    const kept = await journal.append(encodeRecord(stored), 1)
    if (!kept.ok) return kept
    counts.received++
    counts.waiting++
    return kept
  }

  return {
    async fromBrowser(request, event) {
      const draft = draftOf(request, event)
      const refusal = runPipeline(draft, tools, browserSteps)
      if (refusal) {
        counts.received++
        counts.refused[refusal]++
        return { ok: true, isKept: false }
      }
      const kept = await append(draft.stored)
      return kept.ok ? { ok: true, isKept: true } : kept
    },
    fromServer(brand, received, event) {
      const draft = draftOf({ ...noBrowser, brand, received }, event)
      runPipeline(draft, tools, serverSteps)
      return append(draft.stored)
    },
  }
}

const noBrowser = { dnt: undefined, gpc: undefined, userAgent: '', address: '' }
const nothingAgreed = { analytics: false, attribution: false, personalisation: false }

function draftOf(request: Requested, { id, name, time, fields }: OwnEvent): Draft {
  const nobodys = { visitor: null, session: null, publication: null, customer: null }
  const arrival: Arrival = { ...request, ...nobodys, consent: nothingAgreed }
  const stored = createStoredEvent(arrival, id, name, time, {})
  return { stored: { ...stored, ...fields }, arrival, url: null, referrer: null, custom: null }
}

function forgetVisitor({ stored }: Draft): null {
  stored.visitor = nobody
  stored.session = nobody
  return null
}
