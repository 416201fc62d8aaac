// What every page of the shop has: its address, the cart that it carries, the tag, and the consent question.
import { carryCart, withCart } from './carried-cart.js'
import { readCart } from './cart.js'
import { findProduct } from './catalogue.js'
import { startConsentQuestion } from './consent-question.js'

/**
 * @typedef {object} Page
 * @property {(name: string) => string | null} param a parameter of the address
 * @property {(name: string, params: object) => void} measure tells the tag what happened
 * @property {(popin: string, options: object) => void} ask opens a popin of the tag's, at its moment
 * @property {() => import('./cart.js').Cart} cart
 * @property {(cart: import('./cart.js').Cart) => void} changeCart
 * @property {(...content: Node[]) => void} show fills the page
 * @property {(title: string) => void} name sets the heading and the title
 */

/** @type {(window: Window & { candor: (...call: unknown[]) => void }) => Page} */
export const openPage = (window) => {
  const { document, location, history } = window
  /** @param {string} name */
  const param = (name) => new URL(location.href).searchParams.get(name)
  const cart = () => readCart(param('cart') ?? '', (sku) => findProduct(sku) !== undefined)
  carryCart(document, cart())
  // Looked up at each call: the stub gives way to the tag once that has loaded.
  startConsentQuestion(document, (...call) => window.candor(...call))
  return {
    param,
    cart,
    measure: (name, params) => window.candor(name, params),
    ask: (popin, options) => window.candor('popin', popin, options),
    changeCart: (changed) => {
      history.replaceState(history.state, '', withCart(new URL(location.href), changed))
      carryCart(document, changed)
    },
    show: (...content) => {
      document.querySelector('#content')?.replaceChildren(...content)
      carryCart(document, cart())
    },
    name: (title) => {
      document.title = `${title} · Cairn & Moss`
      const heading = document.querySelector('h1')
      if (heading) heading.textContent = title
    },
  }
}
