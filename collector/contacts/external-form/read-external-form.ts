// C10 in the browser: what the tag saw when a shop's own form was sent, with the words beside its boxes → the submission
// that every popin sends. The words must be those that the brand's settings name, so that the ledger's hash stands for
// a text that is kept.
import { z } from 'zod'
import {
  type OptInBox,
  type OptInSubmission,
  type Recipient,
  recipients,
} from '../../../sdk/protocol/opt-in.ts'
import type { PartnersList } from '../../../sdk/protocol/popin.ts'
import type { BrandSettings } from '../../settings/brand-settings.ts'
import type { OwnForm } from '../../settings/form-settings.ts'
import { type ItemProblem, type ParsedItem, parseItem } from '../from-server/parse-item.ts'
import { partnersList } from '../popin-answer.ts'
import { textHash } from '../text-hash.ts'
import type { BoxText, ShownTexts } from '../texts.ts'

export interface ExternalForm {
  submission: OptInSubmission
  /** To be kept before the submission is. */
  texts: ShownTexts
}

export type ReadExternalForm =
  | { ok: true; form: ExternalForm }
  | {
      ok: false
      problem: ItemProblem | { code: 'unknown_form' | 'unknown_text'; message: string; path: string }
    }

const box = z.strictObject({
  ticked: z.boolean(),
  /** What stands beside the box. */
  text: z.string().max(2000),
})

/** Shorter than a popin's: what the brand's settings know is not sent. The submission's own rules follow. */
const formSchema = z.strictObject({
  id: z.string(),
  form: z.string(),
  page: z.string(),
  publication: z.string().optional(),
  ambassador: z.string().optional(),
  fields: z.record(z.string().max(40), z.string().max(5000)),
  boxes: z.strictObject({ ambassador: box.optional(), brand: box.optional(), partners: box.optional() }),
  /** Milliseconds from the page's beginning to the sending. */
  open_ms: z.number(),
})
type SentForm = z.infer<typeof formSchema>

/** Never throws. */
export function readExternalForm(value: unknown, settings: BrandSettings): ReadExternalForm {
  const parsed: ParsedItem<SentForm> = parseItem(formSchema, value)
  if (!parsed.ok) return parsed
  const sent = parsed.item
  const own = Object.hasOwn(settings.forms, sent.form) ? settings.forms[sent.form] : undefined
  if (!own) return refuse('unknown_form', 'the brand’s setting forms has none of this name', 'form')
  const partners = partnersList(settings.popins)
  const known = partners ? own : { ...own, partners: undefined }
  const other = recipients.find((to) => sent.boxes[to] && !isSameText(sent.boxes[to].text, known[to]))
  if (other)
    return refuse('unknown_text', 'these are not the words of the brand’s setting', `boxes.${other}.text`)
  return { ok: true, form: toForm(sent, own, partners, settings.privacyNoticeVersion ?? null) }
}

/** A browser shows runs of blanks as one. */
function isSameText(shown: string, known: string | undefined): boolean {
  return known !== undefined && shown.replace(/\s+/g, ' ').trim() === known.replace(/\s+/g, ' ').trim()
}

function toForm(
  sent: SentForm,
  own: OwnForm,
  partners: PartnersList | null,
  noticeVersion: string | null,
): ExternalForm {
  const { form, boxes, publication, ambassador, ...rest } = sent
  const content = JSON.stringify([form, own, partners?.version ?? null, noticeVersion])
  const version = `form-${textHash(content).slice(0, 16)}`
  return {
    submission: {
      ...rest,
      // The tag sends what a cookie or an attribute holds, which may be nothing.
      ...(publication ? { publication } : {}),
      ...(ambassador ? { ambassador } : {}),
      act: 'sent',
      popin: 'external_form',
      popin_version: version,
      language: own.language,
      boxes: boxesOf(boxes, own, partners),
    },
    texts: { version, noticeVersion, popin: 'form', texts: {}, boxes: textsOf(own), partners },
  }
}

/** A box that is missing was not asked. */
function boxesOf(
  boxes: SentForm['boxes'],
  own: OwnForm,
  partners: PartnersList | null,
): OptInSubmission['boxes'] {
  const asked = recipients.flatMap((to): [Recipient, OptInBox][] => {
    const ticked = boxes[to]?.ticked
    if (ticked === undefined) return []
    const list = to === 'partners' && partners ? { list: partners.version } : {}
    return [[to, { ticked, text: textHash(own[to] ?? ''), ...list }]]
  })
  return Object.fromEntries(asked)
}

function textsOf(own: OwnForm): BoxText[] {
  return recipients.flatMap((recipient) => {
    const wording = own[recipient]
    if (wording === undefined) return []
    return [{ hash: textHash(wording), recipient, wording, alias: null, language: own.language }]
  })
}

function refuse(
  code: 'unknown_form' | 'unknown_text',
  message: string,
  path: string,
): Extract<ReadExternalForm, { ok: false }> {
  return { ok: false, problem: { code, message, path } }
}
