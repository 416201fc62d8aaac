// `consent`: accept, refuse and choose, each one press away. Open again, it shows what was answered.
import { type Consent, purposes } from '../../sdk/protocol/consent.ts'
import type { PopinAnswer } from '../../sdk/protocol/popin.ts'
import { boxView } from './boxes.tsx'
import { card, privacyLink } from './card.tsx'
import type { Stage } from './stage.ts'

export function openConsent(stage: Stage<PopinAnswer<'consent'>>): void {
  const { host_: host, answer_: answer } = stage
  const { texts } = answer
  /** One digit a purpose; empty before the first answer. */
  const answered = host.read('consent') ?? ''
  const consentOf = (isAgreed: (at: number) => boolean): Consent =>
    Object.assign({} as Consent, ...purposes.map((purpose, at) => ({ [purpose]: isAgreed(at) })))
  const chosen = consentOf((at) => answered[at] === '1')
  let isChoosing = answered !== ''

  const say = (answer: Consent) => {
    host.consent(answer)
    stage.end_()
  }
  const refuse = () => say(consentOf(() => false))

  const draw = () =>
    stage.draw_(
      card(
        stage,
        !isChoosing && !stage.isModal_,
        [
          <p key="lead" class="s">
            {texts.lead}
          </p>,
          isChoosing &&
            purposes.map((purpose) =>
              boxView(
                purpose,
                chosen[purpose],
                [texts[purpose], ' ', <small key="why">{texts[`${purpose}_why`]}</small>],
                () => {
                  chosen[purpose] = !chosen[purpose]
                  draw()
                },
              ),
            ),
          privacyLink(stage),
        ],
        '',
        [
          [texts.refuse, refuse],
          isChoosing
            ? [texts.save, () => say(chosen)]
            : [
                texts.choose,
                () => {
                  isChoosing = true
                  draw()
                },
              ],
          [texts.send, () => say(consentOf(() => true))],
        ],
        // Closing is a refusal where nothing was answered yet, so that it is not asked on every page.
        answered ? stage.end_ : refuse,
      ),
    )
  draw()
}
