// The form of an entry: the JSON that each field may be, as a pattern, and all of them in the one order. What fits is
// canonical, and nothing readable as a person can stand in it. Checked when an entry is added and when it is verified:
// one pattern over the text takes a fifth of the time of parsing it, checking the values and spelling them again.
import { consentBases, optInSources, recipients } from '../../sdk/protocol/opt-in.ts'
import { canonicalJson } from './canonical-json.ts'
import { confirmations, type LedgerEntry, ledgerActs, purposeOf } from './entry.ts'

const oneOf = (values: readonly string[]) => `"(?:${values.join('|')})"`
const orNull = (form: string) => `(?:null|${form})`

const wholeNumber = '(?:0|[1-9][0-9]{0,15})'
const sha256 = '"[0-9a-f]{64}"'
/** A keyed tag: `h<version>_` and 43 base64url characters. */
const tag = '"h[1-9][0-9]{0,5}_[A-Za-z0-9_-]{43}"'
const version = '"[A-Za-z0-9_.:+-]{1,64}"'
const language = '"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}"'
/** Host and path as `scrubUrl` leaves them: printable ASCII but for quotes, backslashes, `?` and `#`; no `@` in the host. */
const page = '"[!$-.0->A-\\[\\]-~]{1,2048}(?:/[!$->@-\\[\\]-~]{0,2048})?"'

const forms: Record<keyof LedgerEntry, string> = {
  brand: '"[a-z0-9-]{1,63}"',
  sequence: wholeNumber,
  at: wholeNumber,
  previous: sha256,
  act: oneOf(ledgerActs),
  recipient: oneOf(recipients),
  purpose: oneOf(Object.values(purposeOf)),
  basis: orNull(oneOf(consentBases)),
  confirmation: oneOf(confirmations),
  box_default: 'false',
  contact: orNull(tag),
  ambassador: orNull(tag),
  order: orNull(tag),
  text_hash: orNull(sha256),
  language: orNull(language),
  popin: orNull(oneOf(optInSources)),
  popin_version: orNull(version),
  partners_list: orNull(version),
  notice_version: orNull(version),
  page: orNull(page),
  signals: '\\[(?:"dnt"|"gpc"|"dnt","gpc")?\\]',
}

const fields = Object.entries(forms).sort(([one], [other]) => (one < other ? -1 : 1))
const whole = new RegExp(`^\\{${fields.map(([name, form]) => `"${name}":(?<${name}>${form})`).join(',')}\\}$`)
const single = fields.map(([name, form]) => ({ name, pattern: new RegExp(`^${form}$`) }))

const pagePattern = new RegExp(`^${page}$`)

/** Whether an entry may hold this as its page. */
export function isKeptPage(text: string): boolean {
  return pagePattern.test(JSON.stringify(text))
}

export type EntryText = { ok: true; body: string } | { ok: false; field: string }

/** An entry's canonical JSON; a refusal names the field that has not the form, never its value. */
export function entryText(entry: LedgerEntry): EntryText {
  const body = canonicalJson(entry)
  if (whole.test(body)) return { ok: true, body }
  const values: Record<string, unknown> = { ...entry }
  const wrong = single.find(({ name, pattern }) => !pattern.test(canonicalJson(values[name])))
  return { ok: false, field: wrong?.name ?? 'entry' }
}

/** What chains an entry, and what stands beside it, read from its text. */
export interface EntryPlace {
  brand: string
  sequence: number
  previous: string
  contact?: string | null
  at?: number
}

/** Null when the text is not that of an entry, in its one spelling. */
export function readEntryPlace(body: string): EntryPlace | null {
  const { brand = '', sequence = '', previous = '', contact = '' } = whole.exec(body)?.groups ?? {}
  if (brand === '') return null
  return {
    brand: brand.slice(1, -1),
    sequence: Number(sequence),
    previous: previous.slice(1, -1),
    contact: contact === 'null' ? null : contact.slice(1, -1),
  }
}

/** The entry that a text is, or null when it is none. */
export function parseEntry(body: string): LedgerEntry | null {
  return whole.test(body) ? JSON.parse(body) : null
}
