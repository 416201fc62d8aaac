// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { catalogue } from '../../../examples/storefront/shop/catalogue.js'
import { createPicture } from '../../../examples/storefront/shop/picture.js'

it.each(catalogue.map((product) => [product.name, product] as const))(
  'draws %s and says what it is',
  (_, product) => {
    const picture = createPicture(product)
    expect(picture.getAttribute('role')).toBe('img')
    expect(picture.querySelector('title')?.textContent).toMatch(/^Drawing: [a-z ]{3,}$/)
    expect(picture.querySelectorAll('path, ellipse, rect').length).toBeGreaterThan(5)
  },
)

it('uses all three colours of every product', () => {
  for (const product of catalogue) {
    const painted = createPicture(product).innerHTML
    const missing = product.colours.filter((colour) => !painted.includes(colour))
    expect(missing, product.name).toEqual([])
  }
})

it('writes no style attribute, which a strict content policy would block', () => {
  for (const product of catalogue) expect(createPicture(product).outerHTML).not.toMatch(/\sstyle=/)
})
