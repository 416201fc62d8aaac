// One event of a batch → a draft with its checked fields, or the refusal that names the place.
import type { Refusal } from '../../sdk/protocol/batch.ts'
import { customNamePattern, type EventName, eventFields } from '../../sdk/protocol/events.ts'
import { limits } from '../../sdk/protocol/limits.ts'
import type { RefusalReason } from '../../sdk/protocol/refusals.ts'
import { shortenAddress } from '../privacy/shorten-address.ts'
import { createEmptyEvent } from '../stores/empty-event.ts'
import type { StoredEvent } from '../stores/events.ts'
import type { Arrival, Draft } from './draft.ts'
import { isOwnEvent } from './own-events.ts'
import { isRecord } from './parse-batch.ts'
import { type Parsed, type ParsedParams, parseParams } from './parse-params.ts'

export type EventResult = { ok: true; draft: Draft } | { ok: false; refusal: Refusal }

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const dayMs = 86_400_000
/** Characters of an address that no page has; shorter ones are cut to `limits.urlLength`. */
const tooLongAddress = 16_384

/** The command `page` is the event `page_view` on the wire; both are understood. */
const aliases: Record<string, string> = { page: 'page_view' }

type Custom = Record<string, string | number | boolean>

/** `index` is the place in the batch; `sentAt` the browser's clock when it sent. Never throws. */
export function parseEvent(input: unknown, index: number, arrival: Arrival, sentAt: number): EventResult {
  const place = `events[${index}]`
  if (!isRecord(input)) return refuse(null, 'invalid_event', place)
  const { id, at } = input
  if (typeof id !== 'string' || !uuid.test(id)) return refuse(null, 'invalid_id', `${place}.id`)
  const name = nameOf(input.name)
  if (!name) return refuse(id, 'invalid_name', `${place}.name`)
  if (typeof at !== 'number' || !(at >= 1e12 && at < 1e13)) return refuse(id, 'invalid_time', `${place}.at`)
  const time = correctTime(at, sentAt, arrival.received)
  if (time < arrival.received - limits.eventAgeDays * dayMs) return refuse(id, 'too_old', `${place}.at`)
  const page = { url: input.url ?? arrival.url, referrer: input.referrer ?? arrival.referrer }
  const wrongUrl = (['url', 'referrer'] as const).find((field) => !isAddressText(page[field]))
  if (wrongUrl) return refuse(id, 'invalid_url', `${place}.${wrongUrl}`)
  const params = paramsOf(name, input.params, arrival.brand.settings.currency)
  if (!params.ok) return refuse(id, 'invalid_params', `${place}.params${params.path}`)
  const stored = createStoredEvent(arrival, id.toLowerCase(), name, time, params.value.columns)
  const { url, referrer } = { url: addressOf(page.url), referrer: addressOf(page.referrer) }
  return { ok: true, draft: { stored, arrival, url, referrer, custom: params.value.custom } }
}

/** The browser's clock may be wrong by years: what counts is how long before sending it happened. */
function correctTime(at: number, sentAt: number, received: number): number {
  return Math.trunc(received - Math.max(0, sentAt - at))
}

function nameOf(input: unknown): string | null {
  if (typeof input !== 'string') return null
  const name = aliases[input] ?? input
  if (isKnown(name)) return name
  if (isOwnEvent(name)) return null
  return customNamePattern.test(name) && !(name in Object.prototype) ? name : null
}

function isKnown(name: string): name is EventName {
  return Object.hasOwn(eventFields, name)
}

interface BothParams {
  columns: Partial<ParsedParams>
  custom: Custom | null
}

function paramsOf(name: string, input: unknown, currency: string): Parsed<BothParams> {
  if (isKnown(name)) {
    const columns = parseParams(name, input, currency)
    return columns.ok ? { ok: true, value: { columns: columns.value, custom: null } } : columns
  }
  const custom = parseCustom(input)
  return custom.ok ? { ok: true, value: { columns: {}, custom: custom.value } } : custom
}

/** A custom event holds scalars only; names that no object should have are dropped (S6). */
function parseCustom(input: unknown): Parsed<Custom> {
  if (input === undefined || input === null) return { ok: true, value: {} }
  if (!isRecord(input)) return { ok: false, path: '' }
  const entries = Object.entries(input).filter(
    ([name]) => customNamePattern.test(name) && !(name in Object.prototype),
  )
  if (entries.length > limits.customParameters) return { ok: false, path: '' }
  const custom: Custom = {}
  for (const [name, value] of entries) {
    if (!isCustomValue(value)) return { ok: false, path: `.${name}` }
    custom[name] = typeof value === 'string' ? value.toWellFormed() : value
  }
  return { ok: true, value: custom }
}

function isCustomValue(value: unknown): value is string | number | boolean {
  return (
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isFinite(value))
  )
}

function isAddressText(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.length < tooLongAddress)
}

function addressOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? shortenAddress(value) : null
}

function refuse(id: string | null, reason: RefusalReason, path: string): EventResult {
  return { ok: false, refusal: { id, reason, path } }
}

/** Everything that the pipeline has not filled in yet is empty. */
export function createStoredEvent(
  { brand, received, consent }: Arrival,
  id: string,
  name: string,
  time: number,
  params: Partial<ParsedParams>,
): StoredEvent {
  const { analytics, attribution, personalisation } = consent
  return Object.assign(
    createEmptyEvent({ brand: brand.name, id, name, time, received }),
    { visitor: '', session: '', consent_mode: brand.settings.consent },
    { analytics, attribution, personalisation },
    params,
  )
}
