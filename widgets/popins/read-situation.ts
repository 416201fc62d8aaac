// What is so on the page at this moment, as far as a popin has to give way to it.

/** What somebody can be typing into. */
const fields = 'input,textarea,select,[contenteditable]'
/** Other dialogs: a shop's own, a consent platform's, one of ours (which stands in `candor-popin`). */
const dialogs = 'candor-popin,dialog[open],[role=dialog],[role=alertdialog],[aria-modal=true]'

/** Somebody types, another dialog is to be seen, or the page is in a background tab. */
export const hasToGiveWay = (document: Document): boolean =>
  document.hidden ||
  document.activeElement?.matches(fields) ||
  [...document.querySelectorAll(dialogs)].some((one) => one.checkVisibility({ visibilityProperty: true }))

/** How much of the page has come into view, from 0 to 1; 0 until it was scrolled, so that short pages are not half read. */
export const scrolledShare = ({ scrollY, innerHeight, document }: Window): number =>
  scrollY && (scrollY + innerHeight) / document.documentElement.scrollHeight

/** `Save-Data`, where the browser tells. */
export const hasSaveData = (navigator: Navigator & { connection?: { saveData?: boolean } }): boolean =>
  navigator.connection?.saveData === true
