// The place that a popin stands in: an element of its own with a shadow root, shown in the browser's top layer.
// What a script does to it is not an act of the person's (S20), and the focus finds its way in and back.
import { type ComponentChild, render } from 'preact'
import { correctColours, parseColour } from './correct-colours.ts'
import { findText, keepClearOf } from './keep-clear.ts'
import { popinCss } from './popin-css.ts'

/** Milliseconds that a popin must have been visible before a click on it counts. */
export const leastVisibleMs = 500

export interface Surface {
  root_: ShadowRoot
  /** Draws, shows it the first time, and brings the focus back into the dialog where a redraw has lost it. */
  draw_(popin: ComponentChild): void
  /** Takes it away; the focus goes back to where it was, unless the person has moved on. */
  remove_(): void
}

/** @param spared words on the page that a popin must not cover; empty: none */
export function createSurface(page: Window & typeof globalThis, spared: string): Surface {
  const { document, performance } = page
  const home = document.createElement('candor-popin')
  const root = home.attachShadow({ mode: 'open' })
  const sheet = new page.CSSStyleSheet()
  const colours = new page.CSSStyleSheet()
  const before = focused(document)
  let shown: HTMLElement | null = null
  let shownAt = 0
  sheet.replaceSync(popinCss)
  root.adoptedStyleSheets = [sheet, colours]

  /** A script's act stops here, before anything hears of it; so does a click that came too early to be meant. */
  const guard = (event: Event) => {
    const isTooEarly = event.type === 'click' && performance.now() - shownAt < leastVisibleMs
    if (event.isTrusted && !isTooEarly) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  root.addEventListener('click', guard, true)
  root.addEventListener('keydown', guard, true)

  const spare = (element: Element | null) => {
    if (shown && element && element !== home) keepClearOf(shown, element)
  }
  const isUnused = () => document.activeElement === document.body
  const spareFocus = () => isUnused() || spare(document.activeElement)

  /** Into the top layer; tells whether it takes the focus, which the page keeps where it is in use. */
  const show = (card: HTMLElement): boolean => {
    const isModal = card instanceof page.HTMLDialogElement
    if (!shown) {
      document.body.append(home)
      document.addEventListener('focusin', spareFocus)
      colours.replaceSync(`:host{${correctColours(readColour(page, home, colours), tell(page))}}`)
      shownAt = performance.now()
    }
    shown = card
    if (isModal) card.showModal()
    else {
      card.showPopover()
      spare(spared ? findText(document, spared) : null)
      spareFocus()
    }
    return isModal || isUnused()
  }

  return {
    root_: root,
    draw_(popin) {
      const hadFocus = root.activeElement
      render(popin, root)
      const card = root.querySelector<HTMLElement>('.card')
      const takesFocus = card && card !== shown && show(card)
      if (takesFocus || (hadFocus && !root.activeElement)) card?.focus({ preventScroll: true })
    },
    remove_() {
      const isBack = root.activeElement || isUnused()
      document.removeEventListener('focusin', spareFocus)
      home.remove()
      if (isBack && before instanceof page.HTMLElement) before.focus({ preventScroll: true })
    },
  }
}

/** The element that has the focus, within shadow roots too. */
function focused(document: Document): Element | null {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element
}

/** Mixing a colour with itself makes the browser print it in one known way; the brand's, where colours are forced. */
const readColour = (page: Window, home: Element, sheet: CSSStyleSheet) => (variable: string) => {
  const colour = `var(--${variable})`
  sheet.replaceSync(`:host{forced-color-adjust:none;color:color-mix(in srgb,${colour},${colour})}`)
  return parseColour(page.getComputedStyle(home).color)
}

const tell =
  ({ console }: Window & typeof globalThis) =>
  (variable: string, from: number, to: number) =>
    console.warn('candor', 'contrast', variable, `${from.toFixed(1)} → ${to.toFixed(1)}`)
