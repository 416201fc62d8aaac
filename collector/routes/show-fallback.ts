// The form of a popin as a page: shown at its own address, and again after it was sent with something wrong in it.
import type { Context } from 'hono'
import type { PopinKind } from '../../sdk/protocol/opt-in.ts'
import type { PopinAnswer } from '../../sdk/protocol/popin.ts'
import type { Brand } from '../brands/brand.ts'
import type { Wording } from '../contacts/brand-wording.ts'
import type { AnswerPopin } from '../contacts/popin-answer.ts'
import type { FormContent, FormOptions } from '../pages/fallback-form.ts'
import { formPage, nothingPage, scriptOnlyPage } from '../pages/fallback-page.ts'
import type { PageOptions } from '../pages/page.ts'
import { voiceOf } from '../pages/page-voice.ts'
import type { Env } from './env.ts'
import { answerPage } from './page-answer.ts'
import { wantedLanguages } from './wanted-languages.ts'

export interface FallbackQuestion {
  brand: Brand
  kind: PopinKind
  wording: Wording
  root: PageOptions['root']
  publication: string | null
  order: string | null
  /** What was sent and what is wrong with it, when it is shown again. */
  again?: FormOptions['again']
}

/** The same for everybody who asks the same in the same language; a form holds no identifier. */
const shortLife = 'public, max-age=300'

export async function showFallback(
  c: Context<Env>,
  answerPopin: AnswerPopin,
  { brand, kind, wording, root, publication, order, again }: FallbackQuestion,
): Promise<Response> {
  const { language } = wording
  const answered = await answerPopin(brand, { kind, language, publication: publication ?? undefined })
  if (!answered.ok) return showNothing(c, root, brand)
  const { answer } = answered
  const { settings } = brand
  const options = { root, wording, settings }
  if (kind === 'consent' || kind === 'pick')
    return answerPage(c, 200, scriptOnlyPage(options, kind, answer.texts.title), shortLife)
  const form: FormOptions = {
    wording,
    content: contentOf(kind, answer, c.req.header('sec-gpc') === '1'),
    action: `${root}o/${brand.name}`,
    leave: settings.origins[0] ?? '/',
    publication: answer.ambassador ? publication : null,
    order,
    ...(again ? { again } : {}),
  }
  const page = formPage(options, answer.texts.title, form)
  return again ? answerPage(c, 422, page) : answerPage(c, 200, page, shortLife)
}

/** `brand`: null where there is no such brand. */
export function showNothing(c: Context<Env>, root: PageOptions['root'], brand: Brand | null): Response {
  return answerPage(c, 404, nothingPage(root, voiceOf(brand, wantedLanguages(c))))
}

/** With GPC the partners' box does not exist (POPINS 9). */
function contentOf(kind: PopinKind, answer: PopinAnswer, hasGpc: boolean): FormContent {
  const { texts, version, fields, text_hashes: textHashes } = answer
  if (!('notice' in texts)) throw new Error(`The popin ${kind} has no form`)
  const boxes = hasGpc ? answer.boxes.filter((to) => to !== 'partners') : answer.boxes
  return { kind, version, texts, textHashes, fields, boxes, partners: hasGpc ? null : answer.partners }
}
