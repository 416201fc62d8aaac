// The thank-you page. Loading it again measures the same order number again: the collector counts it once.
import { carryCart } from '../carried-cart.js'
import { element } from '../element.js'
import { createLines, createSums } from '../lines.js'
import { measuredPurchase } from '../measured-cart.js'
import { createNothingHere } from '../nothing-here.js'
import { isOrderNumber } from '../order.js'
import { openPage } from '../page.js'

const page = openPage(window)
const order = page.param('order')
const bought = page.cart()

/** @param {string} number */
const showOrder = (number) => {
  page.name('Thank you!')
  page.show(
    element(
      'p',
      { class: 'lead' },
      'Your order is ',
      element('strong', { 'data-testid': 'order-number' }, number),
      '. This is a demonstration, so no parcel will come; in a real shop it would leave tomorrow.',
    ),
    element('div', { class: 'receipt' }, createLines(bought), createSums(bought)),
    element('p', {}, element('a', { href: 'index.html', class: 'primary' }, 'Back to the shop')),
  )
  // What was bought is no longer in the cart; this page's own address keeps it, for a reload.
  carryCart(document, [])
  page.measure('purchase', measuredPurchase(bought, number))
  // Only where a publication brought the shopper: a word to the ambassador.
  page.ask('order', { transaction_id: number })
}

if (isOrderNumber(order) && bought.length > 0) showOrder(order)
else page.show(createNothingHere('No order was placed here. The shelves are that way:'))
