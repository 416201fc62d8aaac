// A form without JavaScript was sent: the same submission as a popin's, and a page for an answer.
import type { Context } from 'hono'
import type { PrivacySignal } from '../../sdk/protocol/consent.ts'
import { popinKinds } from '../../sdk/protocol/opt-in.ts'
import { asName } from '../../widgets/texts/fill.ts'
import type { Brand } from '../brands/brand.ts'
import { wordingOf } from '../contacts/brand-wording.ts'
import { formNames, formSubmission } from '../contacts/form-submission.ts'
import type { AnswerPopin } from '../contacts/popin-answer.ts'
import { isOptInPopin } from '../contacts/popin-fields.ts'
import type { SubmitOptIn } from '../contacts/submit-opt-in.ts'
import { nothingPage, sentPage } from '../pages/fallback-page.ts'
import { noticeLink } from '../pages/page-voice.ts'
import type { Env } from './env.ts'
import { formAgain, voucherAgain } from './form-again.ts'
import { answerPage } from './page-answer.ts'
import { type FallbackQuestion, showFallback } from './show-fallback.ts'
import { wantedLanguages } from './wanted-languages.ts'

export type AnswerForm = (
  c: Context<Env>,
  brand: Brand,
  bytes: Uint8Array,
  signals: PrivacySignal[],
) => Promise<Response>

export interface FormAnswerOptions {
  submitOptIn: SubmitOptIn
  answerPopin: AnswerPopin
  newId: () => string
}

const root = '../'

export function isForm(c: Context<Env>): boolean {
  return c.req.header('content-type')?.split(';')[0]?.trim() === 'application/x-www-form-urlencoded'
}

export function createAnswerForm({ submitOptIn, answerPopin, newId }: FormAnswerOptions): AnswerForm {
  async function answer(c: Context<Env>, brand: Brand, form: URLSearchParams, signals: PrivacySignal[]) {
    const wording = wordingOf(brand, form.get(formNames.language), ...wantedLanguages(c))
    const nothing = () => nothingPage(root, { wording, notice: noticeLink(brand.settings, wording) })
    const kind = popinKinds.filter(isOptInPopin).find((one) => one === form.get(formNames.popin))
    if (!kind) return answerPage(c, 400, nothing())
    const publication = form.get(formNames.publication)
    const question = { brand, kind, wording, root, publication, order: form.get(formNames.order) } as const
    const ambassador = await ambassadorOf(question)
    const untouched = voucherAgain(form, ambassador, wording)
    if (untouched) return showFallback(c, answerPopin, { ...question, again: untouched })
    const { publicUrl } = brand.settings
    const page = new URL(`f/${brand.name}/${kind}`, publicUrl ?? new URL(root, c.req.url)).href
    const body = formSubmission(form, { id: newId(), page })
    const result = await submitOptIn({ brand, body, isForm: true, signals })
    if (result.ok) {
      const options = { root, wording, settings: brand.settings } as const
      return answerPage(c, 200, sentPage(options, kind, ambassador, result.awaitsMail, result.voucher))
    }
    const again = formAgain(form, result.error, wording)
    if (again) return showFallback(c, answerPopin, { ...question, again })
    return answerPage(c, result.error.status, nothing())
  }

  /** As the page names them: the alias, or the controller where no publication is known. */
  async function ambassadorOf({ brand, kind, wording, publication }: FallbackQuestion): Promise<string> {
    const { language } = wording
    const answered = await answerPopin(brand, { kind, language, publication: publication ?? undefined })
    const alias = answered.ok ? answered.answer.ambassador?.alias : undefined
    return asName(alias ?? wording.brand, language)
  }

  return (c, brand, bytes, signals) =>
    answer(c, brand, new URLSearchParams(new TextDecoder().decode(bytes)), signals)
}
