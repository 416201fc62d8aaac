// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest'
import { hasSaveData, hasToGiveWay, scrolledShare } from '../../../../widgets/popins/read-situation.ts'

/** happy-dom lays nothing out: what is to be seen is what has no `hidden`. */
beforeEach(() => {
  document.body.innerHTML = ''
  Element.prototype.checkVisibility = function () {
    return !this.hasAttribute('hidden')
  }
})

/** An object like this one but for these properties. */
const besides = (object: object, properties: object) =>
  Object.create(object, Object.getOwnPropertyDescriptors(properties))

const put = (html: string): void => {
  document.body.innerHTML = html
}

describe('a popin gives way', () => {
  test('not to an empty page', () => {
    expect(hasToGiveWay(document)).toBe(false)
  })

  test.each([
    '<input>',
    '<textarea></textarea>',
    '<select></select>',
    '<div contenteditable tabindex="0">x</div>',
  ])('POPINS 7: to somebody who types into %s', (field) => {
    put(field)
    expect(hasToGiveWay(document)).toBe(false)
    const element = document.body.firstElementChild
    if (element instanceof HTMLElement) element.focus()
    expect(hasToGiveWay(document)).toBe(true)
  })

  test.each([
    '<dialog open></dialog>',
    '<div role="dialog"></div>',
    '<div role="alertdialog"></div>',
    '<div aria-modal="true"></div>',
    '<candor-popin></candor-popin>',
  ])('POPINS 7: to another dialog, %s, unless it is not to be seen', (dialog) => {
    put(dialog)
    expect(hasToGiveWay(document)).toBe(true)
    document.body.firstElementChild?.setAttribute('hidden', '')
    expect(hasToGiveWay(document)).toBe(false)
  })

  test('to a page in a background tab', () => {
    expect(hasToGiveWay(besides(document, { hidden: true }))).toBe(true)
  })
})

describe('how much of the page has come into view', () => {
  const page = (scrollY: number) =>
    besides(window, { scrollY, innerHeight: 500, document: { documentElement: { scrollHeight: 2000 } } })

  test('is nothing before it was scrolled, so that a short page is not half read at once', () => {
    expect(scrolledShare(page(0))).toBe(0)
  })

  test('is what lies above the window’s lower edge', () => {
    expect(scrolledShare(page(500))).toBe(0.5)
    expect(scrolledShare(page(1500))).toBe(1)
  })
})

test('Save-Data counts where the browser tells, and only when it is on', () => {
  const browser = (connection?: object) => besides(navigator, { connection })
  expect(hasSaveData(browser({ saveData: true }))).toBe(true)
  expect(hasSaveData(browser({ saveData: false }))).toBe(false)
  expect(hasSaveData(browser())).toBe(false)
})
