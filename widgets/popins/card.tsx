// The frame of every popin: a dialog with its name, its way out, what it says, and its buttons side by side.
import { type ComponentChildren, h } from 'preact'
import type { Stage } from './stage.ts'

/** A button's text and what it does. All look the same: a no weighs as much as a yes (POPINS 6). */
export type CardButton = [text: string, onPress: () => void]

/** A picture is asked for where the popin itself came from, and nowhere else: no third party learns of a visit. */
export function ownPicture(picture: string | null | undefined, folder: string): string {
  const { origin } = new URL(folder)
  return picture && new URL(picture, folder).origin === origin ? new URL(picture, folder).href : ''
}

/**
 * @param isPeek begins small, on a phone
 * @param status announced as it changes
 * @param buttons the last one is what Enter in a field presses
 * @param onClose the cross and Escape
 */
export function card(
  { answer_: answer, host_: host, isModal_: isModal }: Stage,
  isPeek: boolean,
  content: ComponentChildren,
  status: string,
  buttons: CardButton[],
  onClose: () => void,
) {
  const { texts, language, direction, ambassador } = answer
  const picture = ownPicture(ambassador?.picture, host.folder)
  /** Only presses do anything: a form that is submitted by a script does not, and leads nowhere (`method`). */
  const only = (work?: () => void) => (event: Event) => {
    event.preventDefault()
    work?.()
  }
  return h(
    // A `dialog` that is shown as a popover takes the focus, which the page may be using; a `div` leaves it.
    isModal ? 'dialog' : 'div',
    {
      role: 'dialog',
      popover: isModal ? undefined : 'manual',
      'aria-modal': isModal || undefined,
      'aria-labelledby': 'title',
      tabindex: -1,
      lang: language,
      dir: direction,
      part: 'card',
      class: isPeek ? 'card peek' : 'card',
      onKeyDown: ({ key }: KeyboardEvent) => key === 'Escape' && onClose(),
      onCancel: only(onClose),
    },
    <form method="dialog" novalidate onSubmit={only()}>
      <div class="top">
        {picture && <img src={picture} alt="" part="picture" />}
        <h2 id="title" part="title">
          {texts.title}
        </h2>
        <button type="button" class="x" part="button close" aria-label={texts.close} onClick={onClose}>
          ×
        </button>
      </div>
      {content}
      <div class="foot" part="buttons">
        <p role="status" part="status">
          {status}
        </p>
        {buttons.map(([text, onPress], index) => (
          <button
            key={text}
            type={index === buttons.length - 1 ? 'submit' : 'button'}
            part="button"
            onClick={only(onPress)}
          >
            {text}
          </button>
        ))}
      </div>
    </form>,
  )
}

/** G3: the privacy notice, linked from every popin. */
export const privacyLink = ({ answer_: { privacy_url, texts } }: Stage) => (
  <a href={privacy_url} target="_blank" rel="noopener" part="link">
    {texts.privacy}
  </a>
)
