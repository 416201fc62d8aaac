// Submissions as a popin sends them: the boxes carry the hashes that the collector itself gave.
import type { OptInSource, Recipient } from '../../sdk/protocol/opt-in.ts'
import type { OptIns } from './start-opt-ins.ts'
import { uuid } from './stored-event.ts'
import { shopOrigin } from './test-brand.ts'
import type { AnyFields } from './wire-batch.ts'

export interface SubmissionParts {
  popin?: Exclude<OptInSource, 'external_form'>
  /** Of the boxes that are displayed, those that were ticked; default: the ambassador's. */
  ticked?: Recipient[]
  language?: string
  brand?: string
  /** Fields of the submission, right or wrong, in place of the made ones. */
  fields?: AnyFields
  with?: AnyFields
}

let made = 0
/** Another UUID each time; which one does not matter. */
const nextId = () => {
  made += 1
  return uuid(made)
}

export const jeanne = 'jeanne@example.com'

/** What a popin of the publication `P1` would send. */
export async function submissionOf(optIns: OptIns, parts: SubmissionParts = {}): Promise<AnyFields> {
  const { popin = 'subscribe', ticked = ['ambassador'], language = 'en', brand = 'acme' } = parts
  const found = optIns.brands.find(brand)
  if (!found) throw new Error(`no brand ${brand}`)
  const answered = await optIns.answerPopin(found, { kind: popin, language, publication: 'P1' })
  if (!answered.ok) throw new Error(answered.reason)
  const { answer } = answered
  const boxes = answer.boxes.map((to) => [
    to,
    {
      ticked: ticked.includes(to),
      text: answer.text_hashes[to],
      ...(to === 'partners' ? { list: answer.partners?.version } : {}),
    },
  ])
  return {
    id: nextId(),
    act: 'sent',
    popin,
    popin_version: answer.version,
    language: answer.language,
    page: 'https://shop.example.com/blog',
    publication: 'P1',
    fields: parts.fields ?? { first_name: 'Jeanne', email: jeanne },
    boxes: Object.fromEntries(boxes),
    open_ms: 5000,
    ...parts.with,
  }
}

/** Sends a body to `POST /o/<brand>` as the shop's page does. */
export function sendOptIn(
  { base }: Pick<OptIns, 'base'>,
  body: object | string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
  brand = 'acme',
): Promise<Response> {
  return fetch(new URL(`o/${brand}`, base), {
    method: 'POST',
    headers: { 'content-type': 'text/plain', origin: shopOrigin, ...headers },
    body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
  })
}

/** Sends what a popin would send, and waits until everything has come of it. */
export async function optIn(optIns: OptIns, parts: SubmissionParts = {}): Promise<void> {
  const answer = await sendOptIn(optIns, await submissionOf(optIns, parts), {}, parts.brand)
  if (answer.status !== 202) throw new Error(`${answer.status} ${await answer.text()}`)
  await answer.arrayBuffer()
  await optIns.runner.runDue()
}

/** `optIn`, and the button of the mail that comes of it. */
export async function confirmedOptIn(optIns: OptIns, parts: SubmissionParts = {}): Promise<void> {
  await optIn(optIns, parts)
  await optIns.press(optIns.linkIn('confirm'), { do: 'confirm' })
}
