// Text that somebody else wrote: a text node of its own direction, cut by the eye only, whole on a press.
import { useState } from 'preact/hooks'

/** Characters that fit a table's first column; longer text becomes a button that unfolds it. */
export const shownCharacters = 48

export const LongText = ({ text }: { text: string }) => {
  const [open, setOpen] = useState(false)
  if (text.length <= shownCharacters) return <bdi>{text}</bdi>
  return (
    <button type="button" class="long" aria-expanded={open} title={text} onClick={() => setOpen(!open)}>
      <bdi>{text}</bdi>
    </button>
  )
}
