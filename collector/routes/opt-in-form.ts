// A form without JavaScript was sent: the same submission as a popin's, and a page for an answer.
import type { Context } from 'hono'
import type { PrivacySignal } from '../../sdk/protocol/consent.ts'
import { type PopinKind, popinKinds } from '../../sdk/protocol/opt-in.ts'
import { asName } from '../../widgets/texts/fill.ts'
import type { Brand } from '../brands/brand.ts'
import { neutralWording, wordingOf } from '../contacts/brand-wording.ts'
import { formNames, formSubmission } from '../contacts/form-submission.ts'
import type { AnswerPopin } from '../contacts/popin-answer.ts'
import type { SubmitOptIn } from '../contacts/submit-opt-in.ts'
import { nothingPage, sentPage, troublePage } from '../pages/fallback-page.ts'
import { RecordStoreTrouble } from '../stores/records.ts'
import type { Env } from './env.ts'
import { answerPage } from './page-answer.ts'
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
    const page = new URL(`../f/${brand.name}/${form.get(formNames.popin)}`, c.req.url).href
    const body = formSubmission(form, { id: newId(), page })
    const result = await submitOptIn({ brand, body, isForm: true, signals })
    const kind = popinKinds.find((one) => one === form.get(formNames.popin))
    if (!result.ok || !isOptInKind(kind))
      return answerPage(c, result.ok ? 400 : result.error.status, nothingPage(root, wording))
    const publication = form.get(formNames.publication) ?? undefined
    const answered = await answerPopin(brand, { kind, language: wording.language, publication })
    const alias = answered.ok ? answered.answer.ambassador?.alias : undefined
    const ambassador = asName(alias ?? wording.brand, wording.language)
    const options = { root, wording, settings: brand.settings } as const
    return answerPage(c, 200, sentPage(options, kind, ambassador, result.awaitsMail, result.voucher))
  }

  return async (c, brand, bytes, signals) => {
    try {
      const form = new URLSearchParams(new TextDecoder().decode(bytes))
      return await answer(c, brand, form, signals)
    } catch (error) {
      if (!(error instanceof RecordStoreTrouble)) throw error
      c.header('retry-after', '5')
      return answerPage(c, 503, troublePage(root, neutralWording(...wantedLanguages(c))))
    }
  }
}

function isOptInKind(kind: PopinKind | undefined): kind is Exclude<PopinKind, 'consent' | 'pick'> {
  return kind !== undefined && kind !== 'consent' && kind !== 'pick'
}
