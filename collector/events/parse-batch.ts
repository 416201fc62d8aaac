// Bytes of a request → a batch, or the error that names the place. Events inside are parsed one by one elsewhere.
import type { Consent } from '../../sdk/protocol/consent.ts'
import { purposes } from '../../sdk/protocol/consent.ts'
import { limits } from '../../sdk/protocol/limits.ts'
import { parseJsonBytes } from '../parse-json.ts'
import { isWithinDepth } from './scan-json.ts'

export interface ParsedCustomer {
  customer_id?: string
  email?: string
  phone?: string
}

/** A batch whose own fields are right; its events are still unknown. */
export interface ParsedBatch {
  sentAt: number
  consent: Consent
  visitor: string | null
  session: string | null
  publication: string | null
  customer: ParsedCustomer | null
  /** For the events that name none; checked with each. */
  url: unknown
  referrer: unknown
  events: unknown[]
}

export interface BatchError {
  status: 400 | 413
  code: 'not_json' | 'too_deep' | 'not_a_batch' | 'too_many_events' | 'too_large'
  message: string
  path?: string
}

export type BatchResult = { ok: true; batch: ParsedBatch } | { ok: false; error: BatchError }

const pseudonym = /^[\w-]{8,64}$/
const shortId = /^[\w-]{1,64}$/
/** Times before 2001 and after 2286 have another number of digits in milliseconds: not such a time. */
const isTime = (value: unknown): value is number => typeof value === 'number' && value >= 1e12 && value < 1e13

/** Parses a body of at most `limits.batchBytes`. Never throws. */
export function parseBatch(bytes: Uint8Array): BatchResult {
  if (bytes.byteLength > limits.batchBytes) {
    return fail('too_large', `a batch is at most ${limits.batchBytes} bytes`, undefined, 413)
  }
  if (!isWithinDepth(bytes, limits.jsonDepth)) {
    return fail('too_deep', `the JSON nests deeper than ${limits.jsonDepth} levels`)
  }
  const json = parseJsonBytes(bytes)
  if (json === undefined) return fail('not_json', 'the body is not JSON in UTF-8')
  return readBatch(json)
}

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readBatch(value: unknown): BatchResult {
  if (!isRecord(value)) return notABatch('the body must be an object', undefined)
  const { sent_at, events } = value
  if (!isTime(sent_at)) return notABatch('must be a time in milliseconds since 1970', 'sent_at')
  if (!Array.isArray(events)) return notABatch('must be a list of events', 'events')
  if (events.length > limits.eventsPerBatch) {
    return fail('too_many_events', `a batch holds at most ${limits.eventsPerBatch} events`, 'events')
  }
  const consent = readConsent(value.consent)
  if (!consent) return notABatch('must be an object of true or false for each purpose', 'consent')
  const [wrong] = wrongIds(value)
  if (wrong) return notABatch('must be letters, digits, _ or -, at most 64 of them', wrong)
  const customer = readCustomer(value.customer)
  if (customer === false)
    return notABatch('must be an object with customer_id, email or phone as text', 'customer')
  return {
    ok: true,
    batch: {
      sentAt: sent_at,
      consent,
      visitor: textOrNull(value.visitor),
      session: textOrNull(value.session),
      publication: textOrNull(value.publication),
      customer,
      url: value.url,
      referrer: value.referrer,
      events,
    },
  }
}

function wrongIds(value: Record<string, unknown>): string[] {
  const patterns = { visitor: pseudonym, session: pseudonym, publication: shortId }
  return Object.entries(patterns).flatMap(([name, pattern]) => {
    const id = value[name]
    const isRight = id === undefined || id === null || (typeof id === 'string' && pattern.test(id))
    return isRight ? [] : [name]
  })
}

function readConsent(value: unknown): Consent | null {
  if (!isRecord(value)) return null
  const answers = purposes.map((purpose) => value[purpose] ?? false)
  if (!answers.every((answer) => typeof answer === 'boolean')) return null
  const [analytics = false, attribution = false, personalisation = false] = answers
  return { analytics, attribution, personalisation }
}

/** Null when there is none, false when it is not one. */
function readCustomer(value: unknown): ParsedCustomer | null | false {
  if (value === undefined || value === null) return null
  if (!isRecord(value)) return false
  const customer: ParsedCustomer = {}
  for (const field of ['customer_id', 'email', 'phone'] as const) {
    const text = value[field]
    if (text === undefined || text === null) continue
    if (typeof text !== 'string' || text.length > 320) return false
    customer[field] = text
  }
  return customer
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function notABatch(message: string, path: string | undefined): BatchResult {
  return fail('not_a_batch', message, path)
}

function fail(
  code: BatchError['code'],
  message: string,
  path?: string,
  status: 400 | 413 = 400,
): BatchResult {
  return { ok: false, error: { status, code, message, ...(path ? { path } : {}) } }
}
