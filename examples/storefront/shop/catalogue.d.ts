// The types of the catalogue, for the modules of the shop and for whoever imports it (tests, demo data).

export type CategoryId = 'clothing' | 'footwear' | 'tents' | 'sleeping' | 'packs' | 'cooking' | 'way'

export type DrawingKind =
  | 'jacket'
  | 'fleece'
  | 'shirt'
  | 'trousers'
  | 'beanie'
  | 'socks'
  | 'boot'
  | 'shoe'
  | 'sandal'
  | 'tunnelTent'
  | 'domeTent'
  | 'tarp'
  | 'sleepingBag'
  | 'mat'
  | 'foamMat'
  | 'pillow'
  | 'backpack'
  | 'daypack'
  | 'drybag'
  | 'stove'
  | 'pot'
  | 'bottle'
  | 'flask'
  | 'mug'
  | 'lantern'
  | 'headlamp'
  | 'knife'
  | 'map'
  | 'compass'
  | 'poles'

export interface Category {
  id: CategoryId
  name: string
  /** One line under the name of the category. */
  blurb: string
}

export interface Product {
  sku: string
  name: string
  brand: string
  category: CategoryId
  /** Whole cents of a euro, VAT included. */
  priceCents: number
  description: string
  drawing: DrawingKind
  /** Main, second and detail colour of the drawing, `#rrggbb`. */
  colours: [string, string, string]
}

export const categories: Category[]
export const catalogue: Product[]
export function findProduct(sku: string | null): Product | undefined
export function findCategory(id: string | null): Category | undefined
