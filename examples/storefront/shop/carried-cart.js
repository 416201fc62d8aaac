// Carries the cart from page to page in the address (`?cart=…`). The shop keeps nothing on the device, no cookie and
// no storage key, so that a visitor who says no to measuring leaves no trace, and the cart works all the same.
// The price: going back in the browser's history goes back to the cart of that moment.
import { countItems, writeCart } from './cart.js'
import { element } from './element.js'

const shopFolder = new URL('.', import.meta.url)

/** @type {typeof import('./carried-cart.js').withCart} */
export const withCart = (address, cart) => {
  const carrying = new URL(address)
  if (cart.length === 0) carrying.searchParams.delete('cart')
  else carrying.searchParams.set('cart', writeCart(cart))
  return carrying
}

/** @param {HTMLAnchorElement} link */
const leadsIntoShop = (link) =>
  link.href.startsWith(shopFolder.href) && !link.getAttribute('href')?.startsWith('#')

/**
 * @param {HTMLFormElement} form
 * @param {import('./cart.js').Cart} cart
 */
const carryInForm = (form, cart) => {
  form.querySelector('input[name=cart]')?.remove()
  if (cart.length > 0) form.append(element('input', { type: 'hidden', name: 'cart', value: writeCart(cart) }))
}

/**
 * Makes every link and search form of the page carry the cart, and shows how many pieces are in it.
 * @type {typeof import('./carried-cart.js').carryCart}
 */
export const carryCart = (page, cart) => {
  for (const link of page.querySelectorAll('a')) {
    if (leadsIntoShop(link)) link.href = withCart(new URL(link.href), cart).href
  }
  for (const form of page.forms) if (form.method === 'get') carryInForm(form, cart)
  const count = page.querySelector('[data-testid=cart-count]')
  if (count) count.textContent = String(countItems(cart))
}
