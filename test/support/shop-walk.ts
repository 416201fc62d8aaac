// The steps of a shopper through the example shop, and what the shop itself said of them.
import type { Page } from 'playwright-core'

export interface Order {
  number: string
  /** What the shop charges for the articles, in cents: what it reports as `value`. */
  itemsCents: number
  sku: string
}

export const byTestId = (page: Page, id: string) => page.getByTestId(id)

/** From the shop's first page to the thank-you page: a search, a click, a cart, an order. Six pages of the shop. */
export async function buySomething(page: Page, term = 'boots'): Promise<Order> {
  await byTestId(page, 'search-input').fill(term)
  await byTestId(page, 'search-submit').click()
  const first = byTestId(page, 'product-list').locator('li').first()
  const sku = (await first.getAttribute('data-sku')) ?? ''
  await first.getByTestId('product-link').first().click()
  await byTestId(page, 'add-to-cart').click()
  await byTestId(page, 'to-cart').click()
  await byTestId(page, 'checkout').click()
  await fillAddress(page)
  await byTestId(page, 'place-order').click()
  const number = (await byTestId(page, 'order-number').textContent()) ?? ''
  return { number, itemsCents: await cents(page, 'items-total'), sku }
}

async function fillAddress(page: Page): Promise<void> {
  const answers = {
    Name: 'Jean Dupont',
    'E-mail': 'jean.dupont@example.com',
    'Street and number': '1 Rue Exemple',
    'Postal code': '00000',
    Town: 'Exempleville',
  }
  for (const [label, answer] of Object.entries(answers)) await page.getByLabel(label).fill(answer)
}

/** An amount such as `€59.90` as 5990. */
async function cents(page: Page, testId: string): Promise<number> {
  const text = (await byTestId(page, testId).textContent()) ?? ''
  return Number(text.replace(/[^\d]/g, ''))
}
