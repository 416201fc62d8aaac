// The checkout. What is typed here stays here: only the order number and the cart go on to the next page.
import { withCart } from '../carried-cart.js'
import { createLines, createSums } from '../lines.js'
import { measuredCart } from '../measured-cart.js'
import { createNothingHere } from '../nothing-here.js'
import { newOrderNumber } from '../order.js'
import { openPage } from '../page.js'

const page = openPage(window)
const form = /** @type {HTMLFormElement} */ (document.querySelector('#order'))

const placeOrder = () => {
  const thanks = new URL('thanks.html', location.href)
  thanks.searchParams.set('order', newOrderNumber(new Date(), crypto.getRandomValues(new Uint8Array(6))))
  // Replaced, so that going back from the thank-you page does not offer to order a second time.
  location.replace(withCart(thanks, page.cart()))
}

if (page.cart().length === 0) {
  page.show(
    createNothingHere('There is nothing to order: the cart is empty.', { 'data-testid': 'empty-cart' }),
  )
} else {
  form.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    placeOrder()
  })
  document.querySelector('#lines')?.append(createLines(page.cart()), createSums(page.cart()))
  page.measure('begin_checkout', measuredCart(page.cart()))
}
