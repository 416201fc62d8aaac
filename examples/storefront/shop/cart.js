// The cart as a list of lines, and its short text for the address: `TEN-301,CLO-106*2*3*search:warm hat`
// (article, quantity, then the place and the list that it was chosen from). Changing a cart gives a new one.

/** The most pieces of one article in a cart. */
export const mostOfOne = 20
/** The most lines that are read from an address. */
const mostLines = 40

/** @param {number} quantity */
const within = (quantity) => Math.min(Math.max(Math.trunc(quantity), 0), mostOfOne)

/**
 * Adds to the line of the same article. The latest list that it was chosen from is the one remembered.
 * @type {typeof import('./cart.js').addToCart}
 */
export const addToCart = (cart, added) => {
  const before = cart.find((line) => line.sku === added.sku)
  if (!before) return [...cart, { ...added, quantity: within(added.quantity) }]
  const quantity = within(before.quantity + added.quantity)
  return cart.map((line) => (line === before ? { ...before, ...added, quantity } : line))
}

/**
 * A quantity of 0 takes the line out.
 * @type {typeof import('./cart.js').setQuantity}
 */
export const setQuantity = (cart, sku, quantity) =>
  cart
    .map((line) => (line.sku === sku ? { ...line, quantity: within(quantity) } : line))
    .filter((line) => line.quantity > 0)

/** @type {typeof import('./cart.js').countItems} */
export const countItems = (cart) => cart.reduce((sum, line) => sum + line.quantity, 0)

/** A list's name may hold anything that a shopper typed, also the two signs that separate. @param {string} text */
const encodeList = (text) => encodeURIComponent(text).replaceAll('*', '%2A')

/** @param {string} text */
const decodeList = (text) => {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

/** @param {import('./cart.js').CartLine} line */
const writeLine = ({ sku, quantity, listId, index }) => {
  if (listId && index) return `${sku}*${quantity}*${index}*${encodeList(listId)}`
  return quantity === 1 ? sku : `${sku}*${quantity}`
}

/** @type {typeof import('./cart.js').writeCart} */
export const writeCart = (cart) => cart.map(writeLine).join(',')

/**
 * @param {string} text
 * @returns {import('./cart.js').CartLine}
 */
const readLine = (text) => {
  const [sku = '', quantity = '1', index = '', list = ''] = text.split('*')
  const line = { sku, quantity: within(Number(quantity) || 0) }
  const place = Number(index)
  const listId = decodeList(list)
  return listId && Number.isInteger(place) && place > 0 ? { ...line, listId, index: place } : line
}

/**
 * Reads what anybody may have typed into an address: what is not sold or cannot be read is left out.
 * @type {typeof import('./cart.js').readCart}
 */
export const readCart = (text, isSold) =>
  text
    .split(',')
    .slice(0, mostLines)
    .map(readLine)
    .filter((line) => line.quantity > 0 && isSold(line.sku))
    .reduce(addToCart, /** @type {import('./cart.js').Cart} */ ([]))
