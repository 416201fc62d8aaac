// Asks the shopper what may be measured: a small card, not a dialog. The shop can be used without an answer.
import { actionButton, element } from './element.js'

/**
 * @typedef {import('./consent-question.js').Choice} Choice
 * @typedef {import('./consent-question.js').Answer} Answer
 */

/** Long enough to be read twice; it covers the foot of the page meanwhile. */
const statusShownMs = 8000

/** @type {[keyof Choice, string, string][]} */
const purposes = [
  ['analytics', 'Measuring', 'what is searched, seen and bought here'],
  ['attribution', 'Thanking', 'credit for the blog that sent you'],
  ['personalisation', 'Preferences', 'brands and shelves that you like'],
]

/** @param {boolean} yes @returns {Choice} */
const toAll = (yes) => ({ analytics: yes, attribution: yes, personalisation: yes })

/** @param {Answer} answer */
const createBoxes = (answer) =>
  purposes.map(([name, label, meaning]) =>
    element(
      'label',
      { class: 'purpose' },
      element('input', { type: 'checkbox', name, checked: answer[name], 'data-testid': `consent-${name}` }),
      element('span', {}, element('strong', {}, label), `: ${meaning}`),
    ),
  )

/**
 * The three answers, of equal weight. Choose shows the boxes and gives its place to Save.
 * @param {HTMLFieldSetElement} boxes
 * @param {(choice: Choice) => void} decide
 */
const createAnswers = (boxes, decide) => {
  const isTicked = (/** @type {keyof Choice} */ name) =>
    boxes.querySelector(`[name=${name}]:checked`) !== null
  const save = actionButton('Save', { 'data-testid': 'consent-save', hidden: true }, () =>
    decide({
      analytics: isTicked('analytics'),
      attribution: isTicked('attribution'),
      personalisation: isTicked('personalisation'),
    }),
  )
  const choose = actionButton('Choose', { 'data-testid': 'consent-choose' }, () => {
    boxes.hidden = save.hidden = false
    choose.hidden = true
    boxes.querySelector('input')?.focus()
  })
  return element(
    'div',
    { class: 'answers' },
    actionButton('Refuse', { 'data-testid': 'consent-refuse' }, () => decide(toAll(false))),
    choose,
    save,
    actionButton('Accept', { 'data-testid': 'consent-accept' }, () => decide(toAll(true))),
  )
}

/**
 * @param {Answer} answer what was ticked earlier stays ticked; before the first answer nothing is
 * @param {(choice: Choice | null) => void} decide null: closed without a change
 */
const createCard = (answer, decide) => {
  const boxes = element(
    'fieldset',
    { hidden: true },
    element('legend', {}, 'I agree to'),
    ...createBoxes(answer),
  )
  const meaning = 'It tells us what is looked for, and whom to thank. The shop works the same without. '
  const notice = element('a', { href: 'privacy.html' }, 'What is measured')
  const close = actionButton('Close', { class: 'quiet', 'data-testid': 'consent-close' }, () => decide(null))
  close.hidden = !answer.answered
  return element(
    'section',
    { class: 'consent', 'aria-labelledby': 'consent-title', 'data-testid': 'consent', tabindex: -1 },
    element('h2', { id: 'consent-title' }, 'May we measure your visit?'),
    element('p', {}, meaning, notice),
    boxes,
    createAnswers(boxes, decide),
    close,
  )
}

/**
 * Asks when nothing was answered yet, and again from any link marked `data-consent`; never where the browser itself
 * already answers by DNT or GPC: then such a link leads to the privacy page, which says so.
 * @type {typeof import('./consent-question.js').startConsentQuestion}
 */
export const startConsentQuestion = (page, candor) => {
  const status = element('p', { class: 'consent-status', role: 'status' })
  page.body.append(status)

  /** @param {Answer} answer @param {HTMLElement} [opener] */
  const ask = (answer, opener) => {
    page.querySelector('.consent')?.remove()
    const card = createCard(answer, (choice) => {
      if (choice) {
        candor('consent', choice)
        status.textContent = 'Your answer is kept. You can change it at the foot of every page.'
        setTimeout(() => status.replaceChildren(), statusShownMs)
      }
      card.remove()
      page.documentElement.classList.remove('asking')
      ;(opener ?? page.querySelector('main'))?.focus({ preventScroll: true })
    })
    page.documentElement.classList.add('asking')
    page.querySelector('.skip')?.after(card)
    if (opener) card.focus()
  }

  candor('consent', 'get', (/** @type {Answer} */ answer) => {
    if (answer.signal) return
    if (!answer.answered) ask(answer)
    for (const link of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll('[data-consent]'))) {
      link.addEventListener('click', (event) => {
        event.preventDefault()
        candor('consent', 'get', (/** @type {Answer} */ now) => ask(now, link))
      })
    }
  })
}
