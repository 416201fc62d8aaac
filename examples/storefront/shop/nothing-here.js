// What a page says when it has nothing to show, with ways on.
import { categories } from './catalogue.js'
import { element } from './element.js'

/**
 * @param {string} text
 * @param {Record<string, string>} [attributes]
 */
export const createNothingHere = (text, attributes = {}) => {
  const links = categories.map(({ id, name }) =>
    element('li', {}, element('a', { href: `list.html?category=${id}`, class: 'chip' }, name)),
  )
  return element(
    'div',
    { class: 'nothing', ...attributes },
    element('p', {}, text),
    element('ul', { class: 'chips', 'aria-label': 'Categories' }, ...links),
  )
}
