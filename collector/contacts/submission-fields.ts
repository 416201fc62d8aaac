// The fields of a submission: an allow-list (E15). Known names are the contact's, others are the brand's own where its
// form asks for them, and what else was sent is dropped.
import { contactFieldLengths } from '../../sdk/protocol/opt-in.ts'
import { normalisePhone, parseRegion } from '../privacy/normalise-phone.ts'
import type { ContactFields } from './contact.ts'
import { line, personFields } from './from-server/item-fields.ts'

export type SubmissionFields =
  | { ok: true; fields: ContactFields }
  /** `name`: of a known field, or `custom`. */
  | { ok: false; name: string; message: string }

type KnownName = keyof typeof contactFieldLengths
const isKnown = (name: string): name is KnownName => Object.hasOwn(contactFieldLengths, name)

const customName = /^[a-z][a-z0-9_]{0,39}$/
const mostCustomFields = 20
const customField = line(500)

/** @param region whose phone numbers are written without a prefix. */
export function readSubmissionFields(
  sent: Record<string, unknown>,
  takesCustom: boolean,
  region: string,
): SubmissionFields {
  const fields: ContactFields = {}
  for (const [name, value] of Object.entries(sent)) {
    if (!isKnown(name)) continue
    const parsed = personFields[name].safeParse(value, { reportInput: false })
    if (!parsed.success) return { ok: false, name, message: messageOf(parsed.error) }
    if (parsed.data) fields[name] = parsed.data
  }
  if (fields.phone !== undefined) {
    // In E.164 from here on: what waits for a confirmation stays valid when the brand's region changes.
    const phone = normalisePhone(fields.phone, parseRegion(region) ?? undefined)
    if (phone === null) return { ok: false, name: 'phone', message: 'must be a valid phone number' }
    fields.phone = phone
  }
  return takesCustom ? addCustomFields(fields, sent) : { ok: true, fields }
}

function addCustomFields(fields: ContactFields, sent: Record<string, unknown>): SubmissionFields {
  const custom: Record<string, string> = {}
  for (const [name, value] of Object.entries(sent)) {
    if (isKnown(name) || !customName.test(name) || value === '') continue
    const parsed = customField.safeParse(value, { reportInput: false })
    if (!parsed.success) return { ok: false, name: 'custom', message: messageOf(parsed.error) }
    custom[name] = parsed.data
  }
  const count = Object.keys(custom).length
  if (count > mostCustomFields)
    return { ok: false, name: 'custom', message: `must be at most ${mostCustomFields} fields` }
  return { ok: true, fields: count > 0 ? { ...fields, custom } : fields }
}

function messageOf({ issues }: { issues: { message: string }[] }): string {
  return issues[0]?.message ?? 'is not what it must be'
}
