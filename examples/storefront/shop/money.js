// Money of the shop. It is counted in whole cents; decimals are made only to be shown or measured.

export const currency = 'EUR'

const euros = new Intl.NumberFormat('en-IE', { style: 'currency', currency })

/**
 * @param {number} cents
 * @returns {string} e.g. `€1,189.90`
 */
export const formatEuros = (cents) => euros.format(cents / 100)

/**
 * The decimal that measuring wants. Dividing a whole number by 100 gives the nearest double, which prints to the cent.
 * @param {number} cents
 */
export const toDecimal = (cents) => cents / 100
