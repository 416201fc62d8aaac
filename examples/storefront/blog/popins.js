// The blog's popins. Its links lead to plain pages, which need no script; once the tag is there they open in place.

const article = /** @type {HTMLElement | null} */ (document.querySelector('[data-publication]'))
const publication = article?.dataset.publication
const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll('a[data-popin]'))

/** A press that asks for another tab gets it. @param {MouseEvent} event */
const wantsTab = ({ ctrlKey, metaKey, shiftKey }) => ctrlKey || metaKey || shiftKey

window.candor('on', 'ready', () => {
  for (const link of links) {
    link.addEventListener('click', (event) => {
      if (wantsTab(event)) return
      event.preventDefault()
      window.candor('popin', link.dataset.popin, { publication })
    })
  }
})

// By itself: after ten seconds or half of the page, unless the reader was asked not long ago.
window.candor('popin', 'subscribe', { publication })
