// A request's body → an answer. Reads top to bottom: parse, pipeline, journal, count, answer.
import type { BatchAnswer, Refusal } from '../../sdk/protocol/batch.ts'
import type { Arrival } from './draft.ts'
import type { EventCounts } from './event-counts.ts'
import type { Journal } from './journal.ts'
import { type BatchError, type ParsedBatch, parseBatch } from './parse-batch.ts'
import { parseEvent } from './parse-event.ts'
import { runPipeline } from './pipeline.ts'
import { encodeRecord } from './record.ts'
import type { RefusalCounts } from './refusal-counts.ts'
import type { RepeatCheck } from './repeat-check.ts'
import type { Tools } from './step.ts'

/** What the edge knows of a request. */
export type IngestRequest = Pick<Arrival, 'brand' | 'dnt' | 'gpc' | 'userAgent' | 'address' | 'received'> & {
  body: Uint8Array
}

export type IngestResult =
  | { ok: true; answer: BatchAnswer }
  | { ok: false; error: BatchError }
  /** Nothing of the batch is kept: the browser sends it again. */
  | { ok: false; error: { status: 503; code: 'storage' | 'overloaded' | 'closing'; message: string } }

export type Ingest = (request: IngestRequest) => Promise<IngestResult>

export interface IngestOptions {
  journal: Pick<Journal, 'append'>
  counts: EventCounts
  repeats: RepeatCheck
  tools: Tools
  /** For the brand's own eyes; absent: nobody looks. */
  refusals?: RefusalCounts
}

export function createIngest({ journal, counts, repeats, tools, refusals }: IngestOptions): Ingest {
  return async (request) => {
    const parsed = parseBatch(request.body)
    if (!parsed.ok) return parsed
    const arrival = arrivalOf(request, parsed.batch)
    const { records, accepted, repeated, refused } = takeEvents(arrival, parsed.batch)
    if (accepted > 0) {
      const kept = await journal.append(records, accepted)
      if (!kept.ok) return unavailable(kept.reason)
    }
    count(accepted, refused)
    const reasons = refused.map(({ reason }) => reason)
    refusals?.add(request.brand.name, { accepted, repeated, refused: reasons })
    return { ok: true, answer: { accepted, refused } }
  }

  function takeEvents(arrival: Arrival, { events, sentAt }: ParsedBatch) {
    const refused: Refusal[] = []
    let records = ''
    let accepted = 0
    let repeated = 0
    for (let index = 0; index < events.length; index++) {
      const parsed = parseEvent(events[index], index, arrival, sentAt)
      const refusal = parsed.ok ? refuseDraft(parsed.draft) : parsed.refusal
      if (refusal) refused.push(refusal)
      if (refusal || !parsed.ok) continue
      const { stored } = parsed.draft
      stored.maybe_repeat = repeats.mayBeRepeat(stored)
      records += encodeRecord(stored)
      accepted++
      if (stored.maybe_repeat) repeated++
    }
    return { records, accepted, repeated, refused }
  }

  function refuseDraft(draft: Parameters<typeof runPipeline>[0]): Refusal | null {
    const reason = runPipeline(draft, tools)
    return reason ? { id: draft.stored.id, reason } : null
  }

  function count(accepted: number, refused: Refusal[]): void {
    counts.received += accepted + refused.length
    counts.waiting += accepted
    for (const { reason } of refused) counts.refused[reason]++
  }
}

function arrivalOf(request: Omit<IngestRequest, 'body'>, batch: ParsedBatch): Arrival {
  const { sentAt, events, ...told } = batch
  return { ...request, ...told }
}

function unavailable(code: 'storage' | 'overloaded' | 'closing'): IngestResult {
  return { ok: false, error: { status: 503, code, message: 'the events could not be kept; send them again' } }
}
