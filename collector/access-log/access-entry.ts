// An entry as it is kept, and its form: the JSON that each field may be, as a pattern, and all of them in the one order.
// What fits is canonical, and nothing readable as a person can stand in it. Checked when written and when verified.
import { canonicalJson } from '../ledger/canonical-json.ts'
import type { EntryPlace } from '../ledger/entry-form.ts'
import { type Actor, actors, type Entity, entities, type Operation, operations } from './access-act.ts'

/** L1. Its canonical JSON is what is hashed. */
export interface AccessEntry {
  /** `-` in the operator's own log: no brand can be called this. */
  brand: string
  /** From 1, without a gap. */
  sequence: number
  /** Date and time: the collector's clock, milliseconds since 1970. */
  at: number
  /** The hash of the entry before, 64 zeros for the first. */
  previous: string
  by: Actor | (string & {})
  operation: Operation
  entity: Entity
  /** Opaque, or a keyed tag. */
  id: string | null
  route: string | null
  /** The keyed tag of the network address. */
  address: string | null
  reason: string | null
  note: string | null
  refused: boolean
}

export const operatorLog = '-'

const oneOf = (values: readonly string[]) => `(?:${values.join('|')})`
const orNull = (form: string) => `(?:null|"${form}")`

const wholeNumber = '(?:0|[1-9][0-9]{0,15})'
const ulid = '[0-7][0-9A-HJKMNP-TV-Z]{25}'
const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
/** A keyed tag: `h<version>_` and 43 base64url characters. */
const tag = 'h[1-9][0-9]{0,5}_[A-Za-z0-9_-]{43}'
const span = '[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?'
const opaque = oneOf([uuid, ulid, tag, span])
const brandName = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
/** Parts of a route are words of the code, short and without digits: no token and no number can pass for one. */
const routePart = '(?:/:?[a-z_][a-z_.-]{0,23})'
const route = oneOf([`[A-Z]{3,7} ${routePart}{1,8}`, 'candor [a-z][a-z -]{0,39}'])

const forms: Record<keyof AccessEntry, string> = {
  brand: `"(?:${operatorLog}|${brandName})"`,
  sequence: wholeNumber,
  at: wholeNumber,
  previous: '"[0-9a-f]{64}"',
  by: `"${oneOf([...actors, ulid])}"`,
  operation: `"${oneOf(operations)}"`,
  entity: `"${oneOf(entities)}"`,
  id: orNull(oneOf([opaque, brandName])),
  route: orNull(route),
  address: orNull(tag),
  reason: orNull('[a-z][a-z_]{0,39}'),
  note: orNull(tag),
  refused: '(?:true|false)',
}

const fields = Object.entries(forms).sort(([one], [other]) => (one < other ? -1 : 1))
const whole = new RegExp(`^\\{${fields.map(([name, form]) => `"${name}":(?<${name}>${form})`).join(',')}\\}$`)
const single = fields.map(([name, form]) => ({ name, pattern: new RegExp(`^${form}$`) }))
const opaquePattern = new RegExp(`^${opaque}$`)

/** Its canonical JSON. Throws a TypeError that names the field which has not its form, never its value. */
export function accessEntryText(entry: AccessEntry): string {
  const body = canonicalJson(entry)
  if (!whole.test(body)) throw refusedField(wrongField(entry))
  // A brand's name could be anybody's: it names a brand and nothing else.
  if (entry.id !== null && entry.entity !== 'brand' && !opaquePattern.test(entry.id)) throw refusedField('id')
  return body
}

function wrongField(entry: AccessEntry): string {
  const values: Record<string, unknown> = { ...entry }
  return single.find(({ name, pattern }) => !pattern.test(canonicalJson(values[name])))?.name ?? 'entry'
}

const refusedField = (field: string) => new TypeError(`An entry of the access log cannot hold this ${field}`)

/** What chains an entry, read from its text; null when the text is not that of an entry, in its one spelling. */
export function readAccessPlace(body: string): EntryPlace | null {
  const { brand = '', sequence = '', previous = '', at = '' } = whole.exec(body)?.groups ?? {}
  if (brand === '') return null
  return {
    brand: brand.slice(1, -1),
    sequence: Number(sequence),
    previous: previous.slice(1, -1),
    at: Number(at),
  }
}

/** The entry that a text is, or null when it is none. */
export function parseAccessEntry(body: string): AccessEntry | null {
  return whole.test(body) ? JSON.parse(body) : null
}
