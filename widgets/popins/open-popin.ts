// Puts a popin onto the page: its surface, its stage, and the popin of its kind.
import type { PopinKind } from '../../sdk/protocol/opt-in.ts'
import type { OptInPopinKind, PopinAnswer, PopinOptions } from '../../sdk/protocol/popin.ts'
import { openConsent } from './consent-popin.tsx'
import type { PopinHost } from './host.ts'
import { openOptIn } from './opt-in-popin.tsx'
import { openPick } from './pick-popin.tsx'
import type { PopinMemory } from './popin-memory.ts'
import { randomId } from './random-id.ts'
import { send } from './send.ts'
import type { Stage } from './stage.ts'
import { makeSubmission } from './submission.ts'
import { createSurface } from './surface.ts'

type Page = Window & typeof globalThis

/** A narrower screen than this begins with a small sheet. */
const phoneWidth = 600

/** @returns what takes the popin away */
export function openPopin(
  page: Page,
  host: PopinHost,
  memory: PopinMemory,
  kind: PopinKind,
  answer: PopinAnswer,
  options: PopinOptions,
  isModal: boolean,
): () => void {
  const surface = createSurface(page, options.transaction_id ?? '')
  const stage = <Kind extends PopinKind>(): Stage<PopinAnswer<Kind>> => ({
    ...surface,
    host_: host,
    options_: options,
    // The collector answers for the kind that was asked for.
    answer_: answer as PopinAnswer<Kind>,
    isModal_: isModal,
    end_: surface.remove_,
    remember_: (outcome) => memory.remember_(outcome, page.Date.now(), answer.notice_version),
  })
  if (kind === 'consent') openConsent(stage())
  else if (kind === 'pick') openPick(stage())
  else openForm(page, memory, kind, stage())
  return surface.remove_
}

function openForm(
  page: Page,
  memory: PopinMemory,
  kind: OptInPopinKind,
  stage: Stage<PopinAnswer<OptInPopinKind>>,
): void {
  const { host_: host, options_: options, answer_: answer, isModal_: isModal } = stage
  const { performance, crypto, location, innerWidth } = page
  const openedAt = performance.now()
  const occasion = { kind, answer, options, page: location.href }
  openOptIn(kind, stage, {
    isPeek_: !isModal && innerWidth < phoneWidth,
    typed_: memory.typed_(kind),
    keepTyped_: (typed) => memory.keepTyped_(kind, typed),
    submit_: (act, ticked, typed, onWaiting) => {
      const openMs = performance.now() - openedAt
      const submission = makeSubmission(occasion, { act, ticked, typed, openMs, id: randomId(crypto) })
      return send(page, `${host.folder}o/${host.brand}`, submission, onWaiting)
    },
  })
}
