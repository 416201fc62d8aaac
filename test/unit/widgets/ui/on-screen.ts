// Puts a component into the document and hands back its root; state changes are played out before it returns.
import { type ComponentChild, render } from 'preact'
import { act } from 'preact/test-utils'

export const onScreen = (component: ComponentChild): HTMLElement => {
  const root = document.createElement('div')
  document.body.replaceChildren(root)
  act(() => render(component, root))
  return root
}

/** The one element that matches; a test that expects it fails clearly without it. */
export const the = <Kind extends Element = HTMLElement>(root: Element, selector: string): Kind => {
  const found = root.querySelectorAll<Kind>(selector)
  const [only] = found
  if (!only || found.length > 1)
    throw new Error(`${found.length} elements match ${selector}: ${root.innerHTML}`)
  return only
}

export const press = (element: HTMLElement): void => {
  act(() => element.click())
}

/** Types or chooses a value, then tells the page. */
export const fill = (field: HTMLInputElement | HTMLSelectElement, value: string): void => {
  act(() => {
    field.value = value
    field.dispatchEvent(new Event('change', { bubbles: true }))
  })
}

/** The text of every element that matches. */
export const texts = (root: Element, selector: string): string[] =>
  [...root.querySelectorAll(selector)].map((element) => element.textContent ?? '')
