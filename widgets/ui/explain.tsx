// A word that opens its explanation: a button and a native popover, which closes on Escape or a click elsewhere.
import type { ComponentChildren, TargetedToggleEvent } from 'preact'
import { useId, useRef } from 'preact/hooks'

/** Pixels between the word and its explanation, and between the explanation and the window's edge. */
const gap = 8

/** Puts the opened explanation under its word, inside the window. Popovers are otherwise centred by the browser. */
const placeUnder = (word: HTMLElement, panel: HTMLElement): void => {
  const view = panel.ownerDocument.defaultView
  if (!view) return
  const at = word.getBoundingClientRect()
  const room = panel.ownerDocument.documentElement.clientWidth - panel.offsetWidth - gap
  panel.style.left = `${Math.max(gap, Math.min(at.left, room)) + view.scrollX}px`
  panel.style.top = `${at.bottom + gap + view.scrollY}px`
}

/** @param props.word what stands in the page · @param props.children what opens beneath it */
export const Explain = (props: { word: string; children: ComponentChildren }) => {
  const id = useId()
  const word = useRef<HTMLButtonElement>(null)
  const place = (event: TargetedToggleEvent<HTMLDivElement>) => {
    if (event.newState === 'open' && word.current) placeUnder(word.current, event.currentTarget)
  }
  return (
    <>
      <button ref={word} type="button" class="explain" popovertarget={id}>
        {props.word}
      </button>
      <div id={id} popover="auto" class="explanation" onToggle={place}>
        {props.children}
      </div>
    </>
  )
}
