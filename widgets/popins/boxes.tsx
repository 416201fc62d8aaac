// The boxes: one a recipient, each empty until the person ticks it, with who, what for and how to stop beside them.
import type { ComponentChildren } from 'preact'
import type { Recipient } from '../../sdk/protocol/opt-in.ts'
import type { OptInPopinKind, PopinAnswer } from '../../sdk/protocol/popin.ts'
import type { Ticked } from './check-form.ts'

/** A box and its text. It is ticked by presses only: `isTicked` is what was pressed, not what the browser holds. */
export const boxView = (
  id: string,
  isTicked: boolean | undefined,
  text: ComponentChildren,
  onPress: () => void,
  errorId?: string,
) => (
  <label key={id} class="b" part="box">
    <input
      id={id}
      type="checkbox"
      checked={isTicked === true}
      aria-invalid={errorId ? true : undefined}
      aria-describedby={errorId}
      onClick={onPress}
    />
    <span>{text}</span>
  </label>
)

export function boxesView(
  { boxes, texts, partners }: PopinAnswer<OptInPopinKind>,
  ticked: Ticked,
  error: string | undefined,
  onTick: (recipient: Recipient) => void,
) {
  const errorId = error && 'boxes-error'
  return [
    boxes.map((recipient) =>
      boxView(recipient, ticked[recipient], texts[`box_${recipient}`], () => onTick(recipient), errorId),
    ),
    error && (
      <p key="error" id={errorId} class="e" part="error">
        {error}
      </p>
    ),
    partners && boxes.includes('partners') && (
      <details key="partners">
        <summary>{texts.partners_list}</summary>
        <ul>
          {partners.names.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      </details>
    ),
    boxes[0] && (
      <p key="notice" class="s">
        {texts.notice}
      </p>
    ),
  ]
}
