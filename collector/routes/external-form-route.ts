// `POST /o/<brand>/form`: the tag tells that a shop's own form, marked `data-candor-form`, was sent (C10). The form goes
// its own way untouched.
import type { Context, Hono } from 'hono'
import { limits } from '../../sdk/protocol/limits.ts'
import type { Brand } from '../brands/brand.ts'
import { readExternalForm } from '../contacts/external-form/read-external-form.ts'
import { readItems } from '../contacts/from-server/read-items.ts'
import type { SubmitOptIn } from '../contacts/submit-opt-in.ts'
import type { Texts } from '../contacts/texts.ts'
import type { Env } from './env.ts'
import { answerError, type ErrorAnswer } from './error-answer.ts'
import { readBody } from './read-body.ts'
import { refuseMethods } from './refuse-methods.ts'
import { signalsOf } from './signals-of.ts'
import { createAdmitSubmission, type SubmissionGateOptions } from './submission-gate.ts'

export interface ExternalFormRouteOptions extends SubmissionGateOptions {
  submitOptIn: SubmitOptIn
  texts: Pick<Texts, 'keep'>
}

export function addExternalFormRoute(app: Hono<Env>, options: ExternalFormRouteOptions): void {
  const admit = createAdmitSubmission(options)

  app.post('/o/:brand/form', async (c) => {
    const admitted = await admit(c)
    const error = admitted.ok ? await take(c, admitted.brand) : admitted.error
    return error ? answerError(c, error) : c.json({}, 202)
  })
  refuseMethods(app, '/o/:brand/form', ['POST'])

  async function take(c: Context<Env>, brand: Brand): Promise<ErrorAnswer | null> {
    const body = await readBody(c, limits.batchBytes)
    if (!body.ok) return body.error
    const read = readItems(body.bytes)
    if (!read.ok) return read.error
    const parsed = readExternalForm(read.isList ? null : read.items[0], brand.settings)
    if (!parsed.ok) return { status: 400, ...parsed.problem }
    const { submission, texts } = parsed.form
    await options.texts.keep(brand.name, texts)
    const result = await options.submitOptIn({
      brand,
      body: { ...submission },
      isForm: false,
      signals: signalsOf(c),
    })
    return result.ok ? null : result.error
  }
}
