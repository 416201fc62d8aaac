// The search of the shop: every word must begin a word of the name, brand, category or description.
import { findCategory } from './catalogue.js'

/** @param {string} text */
const wordsOf = (text) =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** “boots” finds “boot”. @param {string} word */
const singular = (word) => (word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word)

/** @param {string[]} words */
const beginsOneOf = (words) => (/** @type {string} */ wanted) => words.some((word) => word.startsWith(wanted))

/**
 * Case and accents do not matter. Products named by the query come first; otherwise the order of the shop is kept.
 * @type {typeof import('./search-products.js').searchProducts}
 */
export const searchProducts = (products, query) => {
  const wanted = wordsOf(query).map(singular)
  if (wanted.length === 0) return []
  const found = products.filter(({ name, brand, category, description }) => {
    const words = wordsOf([name, brand, findCategory(category)?.name, description].join(' '))
    return wanted.every(beginsOneOf(words))
  })
  const isNamed = (/** @type {{ name: string }} */ product) =>
    wanted.every(beginsOneOf(wordsOf(product.name)))
  return [...found.filter(isNamed), ...found.filter((product) => !isNamed(product))]
}
