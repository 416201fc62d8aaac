// The form of an entry: what each of its fields may look like. Checked when it is added and when it is verified, so
// that nothing readable as a person can stand in one.
import { z } from 'zod'
import { consentBases, optInSources, recipients } from '../../sdk/protocol/opt-in.ts'
import { confirmations, type LedgerEntry, ledgerActs, purposeOf } from './entry.ts'

/** A keyed tag: `h<version>_` and 43 base64url characters. */
const tag = z.string().regex(/^h[1-9]\d{0,5}_[\w-]{43}$/)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const version = z.string().regex(/^[\w.:+-]{1,64}$/)
const language = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/)
/** Host and path as `scrubUrl` leaves them. */
const page = z
  .string()
  .max(2100)
  .regex(/^[^\s?#@/]+\/[^\s?#]*$/)

export const entryForm = z.strictObject({
  brand: z.string().regex(/^[a-z0-9-]{1,63}$/),
  sequence: z.int().positive(),
  at: z.int().nonnegative(),
  previous: sha256,
  act: z.enum(ledgerActs),
  recipient: z.enum(recipients),
  purpose: z.enum(Object.values(purposeOf)),
  basis: z.enum(consentBases).nullable(),
  confirmation: z.enum(confirmations),
  box_default: z.literal(false),
  contact: tag.nullable(),
  ambassador: tag.nullable(),
  order: tag.nullable(),
  text_hash: sha256.nullable(),
  language: language.nullable(),
  popin: z.enum(optInSources).nullable(),
  popin_version: version.nullable(),
  partners_list: version.nullable(),
  notice_version: version.nullable(),
  page: page.nullable(),
  signals: z.array(z.enum(['dnt', 'gpc'])).max(2),
}) satisfies z.ZodType<LedgerEntry>

export type ParsedEntry = { ok: true; entry: LedgerEntry } | { ok: false; field: string }

/** Reads what says that it is an entry; a refusal names the field, never its value. */
export function parseEntry(value: unknown): ParsedEntry {
  const parsed = entryForm.safeParse(value)
  if (parsed.success) return { ok: true, entry: parsed.data }
  const [issue] = parsed.error.issues
  const named = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.join('.')
  return { ok: false, field: named || 'entry' }
}
