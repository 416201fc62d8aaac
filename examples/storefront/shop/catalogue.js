// Everything that Cairn & Moss sells, in the order of the shop.
import { clothing } from './products/clothing.js'
import { cooking } from './products/cooking.js'
import { footwear } from './products/footwear.js'
import { packs } from './products/packs.js'
import { sleeping } from './products/sleeping.js'
import { tents } from './products/tents.js'
import { way } from './products/way.js'

/** @type {import('./catalogue.js').Category[]} */
export const categories = [
  { id: 'clothing', name: 'Clothing', blurb: 'Layers that keep the wind out and let you breathe.' },
  { id: 'footwear', name: 'Footwear', blurb: 'From the valley path to the last snowfield.' },
  { id: 'tents', name: 'Tents', blurb: 'Shelter for one, two, or the whole family.' },
  { id: 'sleeping', name: 'Sleeping', blurb: 'A good night weighs less than you think.' },
  { id: 'packs', name: 'Packs', blurb: 'Carry what you need, and nothing that you do not.' },
  { id: 'cooking', name: 'Cooking', blurb: 'Hot soup tastes better up there.' },
  { id: 'way', name: 'Light & way', blurb: 'To see, to find, and to mend.' },
]

/** @type {import('./catalogue.js').Product[]} */
export const catalogue = [...clothing, ...footwear, ...tents, ...sleeping, ...packs, ...cooking, ...way]

/** @param {string | null} sku */
export const findProduct = (sku) => catalogue.find((product) => product.sku === sku)

/** @param {string | null} id */
export const findCategory = (id) => categories.find((category) => category.id === id)
