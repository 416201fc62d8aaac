// What is sent to `POST /o/<brand>`: made from the answer the popin stands on and what the person did with it.
import type { OptInAct, OptInSubmission } from '../../sdk/protocol/opt-in.ts'
import type { OptInPopinKind, PopinAnswer, PopinOptions } from '../../sdk/protocol/popin.ts'
import type { Ticked, Typed } from './check-form.ts'

export interface Occasion {
  kind: OptInPopinKind
  answer: PopinAnswer<OptInPopinKind>
  options: PopinOptions
  /** The page's address; its query and fragment are left out. */
  page: string
}

export interface ActDone {
  act: OptInAct
  id: string
  ticked: Ticked
  typed: Typed
  /** Milliseconds since it opened. */
  openMs: number
}

/** The boxes carry the hash of the exact text that stood beside them, ticked or not. */
export function makeSubmission(
  { kind, answer, options, page }: Occasion,
  { act, id, ticked, typed, openMs }: ActDone,
): OptInSubmission {
  const { nickname, ...fields } = typed
  const { publication, ambassador, transaction_id } = options
  const boxes = answer.boxes.map((recipient) => [
    recipient,
    {
      ticked: ticked[recipient] === true,
      text: answer.text_hashes[recipient],
      list: recipient === 'partners' ? answer.partners?.version : undefined,
    },
  ])
  return {
    id,
    act,
    popin: kind,
    popin_version: answer.version,
    language: answer.language,
    page: page.replace(/[?#].*/s, ''),
    ...(publication && { publication }),
    ...(ambassador && { ambassador }),
    ...(transaction_id && { transaction_id }),
    ...(nickname && { nickname }),
    fields,
    boxes: Object.fromEntries(boxes),
    open_ms: Math.round(openMs),
  }
}
