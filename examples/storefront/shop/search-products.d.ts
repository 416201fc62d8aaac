import type { Product } from './catalogue.js'

export function searchProducts(products: readonly Product[], query: string): Product[]
