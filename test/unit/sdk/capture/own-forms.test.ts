// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { popin } from '../../../../sdk/popin-command.ts'
import { createFakePage, startOn } from '../fake-page.ts'

vi.mock('../../../../sdk/popin-command.ts', () => ({ popin: vi.fn() }))

beforeEach(() => {
  vi.mocked(popin).mockClear()
  document.body.innerHTML = `
    <form data-candor-form="newsletter"><label><input id="mail"></label></form>
    <form id="search"><input id="q"></form>`
})

const use = (selector: string, type: string) => {
  const fake = createFakePage({ doNotTrack: '1' })
  startOn(fake)
  fake.fire(type, { target: document.querySelector(selector) })
  return fake
}

describe('C10: a form marked data-candor-form', () => {
  it.each(['focusin', 'input'])('has the popins’ file told by %s, under DNT too', (type) => {
    use('#mail', type)
    expect(vi.mocked(popin).mock.calls).toEqual([['external_form']])
  })

  it.each(['click', 'pointerover', 'submit'])('not by %s', (type) => {
    use('#mail', type)
    expect(popin).not.toHaveBeenCalled()
  })

  it('is told apart from the others, for which nothing is loaded', () => {
    const fake = use('#q', 'focusin')
    expect(popin).not.toHaveBeenCalled()
    expect(fake.warnings).toEqual([])
  })
})
