// A popin that nobody opened does not cover what the person is at: it goes to the other side instead.

/** `NodeFilter.SHOW_TEXT` */
const showText = 4

type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>

export const overlaps = (one: Box, other: Box): boolean =>
  one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top

/** The attribute by which the stylesheet puts the card onto the other side. */
export const keepClearOf = (card: Element, element: Element): void => {
  if (overlaps(card.getBoundingClientRect(), element.getBoundingClientRect()))
    card.toggleAttribute('data-away')
}

/** The element whose own text has these words in it: the order's number (POPINS 7). */
export function findText(document: Document, words: string): Element | null {
  const texts = document.createTreeWalker(document.body, showText)
  while (texts.nextNode()) {
    const { nodeValue, parentElement } = texts.currentNode
    if (nodeValue?.includes(words)) return parentElement
  }
  return null
}
