// The privacy page: what was answered, and the ways to change it.
import { openPage } from '../page.js'

/** @typedef {import('../consent-question.js').Answer} Answer */

openPage(window)
const state = document.querySelector('[data-testid=consent-state]')

/** @param {Answer} answer */
const describe = (answer) => {
  if (answer.signal) {
    const name = answer.signal === 'dnt' ? 'Do Not Track' : 'Global Privacy Control'
    return `Your browser sends ${name}. So nothing is measured, and you are not asked.`
  }
  if (!answer.answered) return 'You have not answered yet. So nothing is measured.'
  const agreed = [
    answer.analytics && 'measuring',
    answer.attribution && 'thanking',
    answer.personalisation && 'preferences',
  ].filter(Boolean)
  return agreed.length > 0 ? `You said yes to: ${agreed.join(', ')}.` : 'You said no to everything.'
}

const showState = () =>
  window.candor('consent', 'get', (/** @type {Answer} */ answer) => {
    if (state) state.textContent = describe(answer)
  })

/** @type {(id: string, command: string, done: string) => void} */
const onButton = (id, command, done) => {
  document.querySelector(`[data-testid=${id}]`)?.addEventListener('click', () => {
    window.candor(command)
    if (state) state.textContent = done
  })
}

showState()
window.candor('on', 'consent', showState)
onButton('optout', 'optout', 'Measuring is off in this browser.')
onButton('optin', 'optin', 'You may be asked again. Nothing is measured until you say yes.')
