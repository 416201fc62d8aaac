// `POST /o/<brand>`: an opt-in from a popin (JSON as text/plain), or from a form without JavaScript (urlencoded), which
// gets a page. The answer is the same bytes whatever is known of the address (S14).
import type { Context, Hono } from 'hono'
import { limits } from '../../sdk/protocol/limits.ts'
import type { OptInAnswer } from '../../sdk/protocol/popin.ts'
import type { SubmissionResult, SubmitOptIn } from '../contacts/submit-opt-in.ts'
import type { Env } from './env.ts'
import { answerError } from './error-answer.ts'
import { type AnswerForm, isForm } from './opt-in-form.ts'
import { readBody } from './read-body.ts'
import { refuseMethods } from './refuse-methods.ts'
import { showTrouble } from './show-trouble.ts'
import { signalsOf } from './signals-of.ts'
import { createAdmitSubmission, type SubmissionGateOptions } from './submission-gate.ts'

export interface OptInRouteOptions extends SubmissionGateOptions {
  submitOptIn: SubmitOptIn
  answerForm: AnswerForm
}

export function addOptInRoute(app: Hono<Env>, options: OptInRouteOptions): void {
  const admit = createAdmitSubmission(options)

  app.use('/o/:brand', (c, next) => (isForm(c) ? showTrouble(c, next) : next()))
  app.post('/o/:brand', async (c) => {
    const admitted = await admit(c, isOwnForm(c))
    if (!admitted.ok) return answerError(c, admitted.error)
    const { brand } = admitted
    const body = await readBody(c, limits.batchBytes)
    if (!body.ok) return answerError(c, body.error)
    if (isForm(c)) return options.answerForm(c, brand, body.bytes, signalsOf(c))
    const request = { brand, body: body.bytes, isForm: false, signals: signalsOf(c) }
    const result = await options.submitOptIn(request)
    return result.ok ? c.json(answerOf(result), 202) : answerError(c, result.error)
  })
  refuseMethods(app, '/o/:brand', ['POST'])
}

function answerOf({ voucher }: Extract<SubmissionResult, { ok: true }>): OptInAnswer {
  return voucher ? { voucher } : {}
}

/** A form's page names no origin (its referrer policy), but the browser says that it is the collector's own. */
function isOwnForm(c: Context<Env>): boolean {
  return isForm(c) && c.req.header('sec-fetch-site') === 'same-origin'
}
