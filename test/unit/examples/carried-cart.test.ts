// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest'
import { carryCart, withCart } from '../../../examples/storefront/shop/carried-cart.js'

const shop = new URL('../../../examples/storefront/shop/', import.meta.url).href
const cart = [{ sku: 'TEN-302', quantity: 2 }]
const addressOf = (id: string) => document.querySelector<HTMLAnchorElement>(`#${id}`)?.href ?? ''

beforeEach(() => {
  document.body.innerHTML = `
    <a id="list" href="${shop}list.html?category=tents">Tents</a>
    <a id="skip" href="#main">Skip</a>
    <a id="blog" href="https://blog.example.com/">Blog</a>
    <form id="search" method="get"><input name="q"></form>
    <form id="order" method="dialog"></form>
    <b data-testid="cart-count"></b>`
})

it('carries the cart on the links of the shop only', () => {
  carryCart(document, cart)
  expect(new URL(addressOf('list')).searchParams.get('cart')).toBe('TEN-302*2')
  expect(new URL(addressOf('list')).searchParams.get('category')).toBe('tents')
  expect(addressOf('blog')).toBe('https://blog.example.com/')
  expect(document.querySelector('#skip')?.getAttribute('href')).toBe('#main')
})

it('carries it through the search, once, and not through the order form', () => {
  carryCart(document, [])
  carryCart(document, cart)
  carryCart(document, cart)
  const carried = [...document.querySelectorAll<HTMLInputElement>('#search input[name=cart]')]
  expect(carried.map((input) => input.value)).toEqual(['TEN-302*2'])
  expect(document.querySelector('#order input')).toBeNull()
})

it('forgets an emptied cart', () => {
  carryCart(document, cart)
  carryCart(document, [])
  expect(addressOf('list')).toBe(`${shop}list.html?category=tents`)
  expect(document.querySelector('input[name=cart]')).toBeNull()
})

it('shows how many pieces there are', () => {
  carryCart(document, cart)
  expect(document.querySelector('[data-testid=cart-count]')?.textContent).toBe('2')
})

it('leaves the parameters of an arrival for the tag to read', () => {
  const address = new URL('https://shop.example.com/product.html?sku=TEN-302&candor_pub=P101')
  expect(withCart(address, cart).searchParams.get('candor_pub')).toBe('P101')
  expect(address.searchParams.has('cart')).toBe(false)
})

it('keeps the device clean: no cookie, no storage key', () => {
  carryCart(document, cart)
  expect([document.cookie, localStorage.length, sessionStorage.length]).toEqual(['', 0, 0])
})
