// Bytes of `POST /o/<brand>` → a submission, or the error that names the place. Nothing of what was sent is repeated.
import { z } from 'zod'
import { limits } from '../../sdk/protocol/limits.ts'
import { type OptInCase, type OptInSource, optInSources, type Recipient } from '../../sdk/protocol/opt-in.ts'
import { isWithinDepth } from '../events/scan-json.ts'
import { parseJsonBytes } from '../parse-json.ts'
import type { BrandSettings } from '../settings/brand-settings.ts'
import type { ContactFields } from './contact.ts'
import { line, shortId } from './from-server/item-fields.ts'
import { readSubmissionFields } from './submission-fields.ts'

/** The way in that each source is. */
export const caseOf = {
  order: 'C8',
  subscribe: 'C5',
  message: 'C5',
  form: 'C6',
  voucher: 'C9',
  external_form: 'C10',
} as const satisfies Record<OptInSource, OptInCase>

/** A submission whose form is right. Whether its texts and ambassador are known is asked elsewhere. */
export interface ParsedSubmission {
  id: string
  act: 'shown' | 'closed' | 'sent'
  popin: OptInSource
  popinVersion: string
  language: string
  /** Without query and fragment. */
  page: string
  publication: string | null
  ambassador: string | null
  order: string | null
  fields: ContactFields
  boxes: { [To in Recipient]?: SubmittedBox | undefined }
  openMs: number
  /** Somebody filled in what people never see. */
  isTrapped: boolean
}

export interface SubmissionError {
  status: 400 | 413
  code:
    | 'not_json'
    | 'too_deep'
    | 'too_large'
    | 'not_a_submission'
    | 'email_needed'
    | 'unknown_text'
    | 'no_ambassador'
  message: string
  path?: string
}

export type ParsedSubmissionResult =
  | { ok: true; submission: ParsedSubmission }
  | { ok: false; error: SubmissionError }

const box = z.strictObject({
  ticked: z.boolean(),
  text: z.string().regex(/^[\da-f]{64}$/, 'must be a SHA-256 in hexadecimal'),
  list: z
    .string()
    .regex(/^[\w.-]{1,64}$/)
    .optional(),
})

export type SubmittedBox = z.infer<typeof box>

/** Fields are checked one by one, by their names. */
const form = z.object({
  id: z.uuid(),
  act: z.enum(['shown', 'closed', 'sent']),
  popin: z.enum(optInSources),
  popin_version: z.string().regex(/^[\w.-]{1,64}$/),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/),
  page: z.string().max(limits.urlLength).refine(isPage, 'must be an http(s) address'),
  publication: shortId.optional(),
  ambassador: shortId.optional(),
  transaction_id: line(limits.codeLength).optional(),
  fields: z.record(z.string(), z.unknown()),
  boxes: z.strictObject({
    ambassador: box.optional(),
    brand: box.optional(),
    partners: box.optional(),
  }),
  open_ms: z.number().min(0).max(1e9),
  nickname: z.string().optional(),
})

export function parseSubmission(bytes: Uint8Array, settings: BrandSettings): ParsedSubmissionResult {
  if (!isWithinDepth(bytes, limits.jsonDepth)) return refuse('too_deep', 'the JSON nests too deep')
  const json = parseJsonBytes(bytes)
  return json === undefined
    ? refuse('not_json', 'the body is not JSON in UTF-8')
    : readSubmission(json, settings)
}

/** The same for a body that is parsed already. */
export function readSubmission(value: unknown, settings: BrandSettings): ParsedSubmissionResult {
  const parsed = form.safeParse(value, { reportInput: false })
  if (!parsed.success) return refuseIssue(parsed.error.issues[0])
  const { fields: sent, boxes, ...said } = parsed.data
  const fields = readSubmissionFields(sent, said.popin === 'form', settings.region)
  if (!fields.ok) return refuse('not_a_submission', fields.message, `fields.${fields.name}`)
  const hasYes = Object.values(boxes).some((answer) => answer?.ticked)
  if (said.act === 'sent' && hasYes && needsAddress[said.popin] && fields.fields.email === undefined)
    return refuse('email_needed', 'what is agreed to has to be confirmed by e-mail', 'fields.email')
  return {
    ok: true,
    submission: {
      id: said.id,
      act: said.act,
      popin: said.popin,
      popinVersion: said.popin_version,
      language: said.language,
      page: said.page.replace(/[?#].*/s, ''),
      publication: said.publication ?? null,
      ambassador: said.ambassador ?? null,
      order: said.transaction_id || null,
      fields: fields.fields,
      boxes,
      openMs: said.open_ms,
      isTrapped: (said.nickname ?? '') !== '',
    },
  }
}

/** Whose yes needs an address with it. An order's may come from the brand's server; a page's form asks by itself. */
const needsAddress: Record<OptInSource, boolean> = {
  order: false,
  subscribe: true,
  message: true,
  form: true,
  voucher: true,
  external_form: false,
}

function isPage(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text)
}

function refuse(
  code: SubmissionError['code'],
  message: string,
  path?: string,
): { ok: false; error: SubmissionError } {
  return { ok: false, error: { status: 400, code, message, ...(path ? { path } : {}) } }
}

/** A field's name that the sender made up is not repeated. */
function refuseIssue(issue: z.core.$ZodIssue | undefined) {
  const path = issue?.code === 'unrecognized_keys' ? issue.path : (issue?.path ?? [])
  const message = issue?.code === 'unrecognized_keys' ? 'holds a key that is not known' : issue?.message
  return refuse('not_a_submission', message ?? 'the body is no submission', path.map(String).join('.'))
}
