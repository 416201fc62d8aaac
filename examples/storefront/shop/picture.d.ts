import type { Product } from './catalogue.js'

export function createPicture(product: Pick<Product, 'drawing' | 'colours'>): Element
