// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import {
  type Answer,
  type Choice,
  startConsentQuestion,
} from '../../../examples/storefront/shop/consent-question.js'

const unanswered: Answer = {
  analytics: false,
  attribution: false,
  personalisation: false,
  answered: false,
  signal: null,
}

/** Stands in for the tag: answers `get` with what it holds, and keeps what is decided. */
const createTag = (answer: Answer) => {
  const decided: Choice[] = []
  const candor = (...[, what, tell]: unknown[]) => {
    if (what === 'get' && typeof tell === 'function') tell({ ...answer })
    else {
      Object.assign(answer, what, { answered: true })
      decided.push({
        analytics: answer.analytics,
        attribution: answer.attribution,
        personalisation: answer.personalisation,
      })
    }
  }
  return { candor, decided }
}

const find = (id: string) => document.querySelector<HTMLElement>(`[data-testid=${id}]`)
const click = (id: string) => find(id)?.click()
const tick = (id: string) => document.querySelector<HTMLInputElement>(`[data-testid=consent-${id}]`)

beforeEach(() => {
  document.body.innerHTML =
    '<a class="skip" href="#main">To the content</a><main id="main" tabindex="-1"></main>' +
    '<a href="privacy.html#choice" data-consent data-testid="consent-reopen">Your privacy choice</a>'
})

describe('the consent question', () => {
  it('is asked where nothing was answered, with three equal buttons and without taking the focus', () => {
    startConsentQuestion(document, createTag({ ...unanswered }).candor)
    expect(find('consent')).not.toBeNull()
    expect(find('consent')?.contains(document.activeElement)).toBe(false)
    const shown = [...document.querySelectorAll<HTMLButtonElement>('.answers button:not([hidden])')]
    expect(shown.map((button) => button.textContent)).toEqual(['Refuse', 'Choose', 'Accept'])
    expect(new Set(shown.map((button) => button.className)).size).toBe(1)
  })

  it.each([
    ['dnt', { ...unanswered, signal: 'dnt' as const }],
    ['gpc', { ...unanswered, signal: 'gpc' as const }],
    ['an answer', { ...unanswered, answered: true }],
  ])('is not asked after %s', (_, answer) => {
    startConsentQuestion(document, createTag(answer).candor)
    expect(find('consent')).toBeNull()
  })

  it.each([
    ['consent-accept', true],
    ['consent-refuse', false],
  ])('%s answers all three with %s and goes away', (button, yes) => {
    const { candor, decided } = createTag({ ...unanswered })
    startConsentQuestion(document, candor)
    click(button)
    expect(decided).toEqual([{ analytics: yes, attribution: yes, personalisation: yes }])
    expect(find('consent')).toBeNull()
    expect(document.querySelector('[role=status]')?.textContent).toContain('kept')
  })

  it('has three un-ticked boxes under choose, and saves just what was ticked', () => {
    const { candor, decided } = createTag({ ...unanswered })
    startConsentQuestion(document, candor)
    expect(document.querySelector('fieldset')?.hidden).toBe(true)
    click('consent-choose')
    expect(document.querySelector('fieldset')?.hidden).toBe(false)
    expect(document.querySelectorAll('input[type=checkbox]')).toHaveLength(3)
    expect(document.querySelectorAll('input:checked')).toHaveLength(0)
    tick('attribution')?.click()
    click('consent-save')
    expect(decided).toEqual([{ analytics: false, attribution: true, personalisation: false }])
  })

  it('is asked again from the foot of the page, shows the earlier answer, and gives the focus back', () => {
    const { candor, decided } = createTag({ ...unanswered, analytics: true, answered: true })
    startConsentQuestion(document, candor)
    click('consent-reopen')
    expect(document.activeElement).toBe(find('consent'))
    expect(tick('analytics')?.checked).toBe(true)
    expect(tick('attribution')?.checked).toBe(false)
    click('consent-close')
    expect(decided).toEqual([])
    expect(document.activeElement).toBe(find('consent-reopen'))
  })

  it('asks once at a time', () => {
    startConsentQuestion(document, createTag({ ...unanswered }).candor)
    click('consent-reopen')
    click('consent-reopen')
    expect(document.querySelectorAll('[data-testid=consent]')).toHaveLength(1)
  })

  it('the link keeps leading to the privacy page under a signal', () => {
    startConsentQuestion(document, createTag({ ...unanswered, signal: 'gpc' }).candor)
    const event = new MouseEvent('click', { bubbles: true, cancelable: true })
    find('consent-reopen')?.dispatchEvent(event)
    expect(event.defaultPrevented).toBe(false)
    expect(find('consent')).toBeNull()
  })
})
