// `pick`: an ambassador, who came to pick products (K1), adds one to their publication.
import type { PopinAnswer } from '../../sdk/protocol/popin.ts'
import { type CardButton, card, privacyLink } from './card.tsx'
import type { Stage } from './stage.ts'

export function openPick(stage: Stage<PopinAnswer<'pick'>>): void {
  const { host_: host, answer_: answer, options_: options, end_: end } = stage
  const { texts } = answer
  const { product = { item_id: '' } } = options
  const draw = (status: string, buttons: CardButton[]) =>
    stage.draw_(
      card(
        stage,
        false,
        [
          <p key="lead" class="s">
            {texts.lead}
          </p>,
          <p key="product">
            <bdi>{product.item_name ?? product.item_id}</bdi>
          </p>,
          privacyLink(stage),
        ],
        status,
        buttons,
        end,
      ),
    )
  const add = () => {
    host.track('pick', { ...product, ambassador: host.read('session_add')?.split('.')[0] ?? '' })
    draw(texts.done, [[texts.close, end]])
  }
  draw('', [
    [texts.refuse, end],
    [texts.send, add],
  ])
}
