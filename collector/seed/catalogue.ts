// What the demonstration shop sells and what its shoppers look for, when the caller brings no catalogue.
import type { Weighted } from './random.ts'

export interface SeedProduct {
  item_id: string
  name: string
  brand: string
  category: string
  /** In minor units of the seed's currency. */
  price_minor: number
}

const rows: [id: string, name: string, brand: string, category: string, price: number][] = [
  ['SKU101', 'Trail boots', 'Nordfell', 'Shoes', 12_900],
  ['SKU102', 'Rain boots', 'Nordfell', 'Shoes', 5_990],
  ['SKU103', 'Canvas sneakers', 'Petit Pas', 'Shoes', 4_995],
  ['SKU104', 'Leather sandals', 'Petit Pas', 'Shoes', 7_450],
  ['SKU201', 'Wool jumper', 'Laine & Co', 'Knitwear', 8_900],
  ['SKU202', 'Striped cardigan', 'Laine & Co', 'Knitwear', 7_500],
  ['SKU203', 'Merino scarf', 'Laine & Co', 'Knitwear', 3_990],
  ['SKU204', 'Mohair beanie', 'Nordfell', 'Knitwear', 2_495],
  ['SKU301', 'Rain jacket', 'Nordfell', 'Coats', 14_900],
  ['SKU302', 'Quilted vest', 'Maison Avril', 'Coats', 9_900],
  ['SKU303', 'Trench coat', 'Maison Avril', 'Coats', 18_900],
  ['SKU401', 'Linen shirt', 'Maison Avril', 'Shirts', 5_900],
  ['SKU402', 'Flannel shirt', 'Nordfell', 'Shirts', 4_900],
  ['SKU403', 'Poplin blouse', 'Maison Avril', 'Shirts', 6_450],
  ['SKU501', 'Canvas tote', 'Petit Pas', 'Bags', 2_990],
  ['SKU502', 'Rolltop backpack', 'Nordfell', 'Bags', 8_990],
  ['SKU503', 'Leather belt', 'Petit Pas', 'Bags', 3_495],
  ['SKU601', 'Wool socks', 'Laine & Co', 'Basics', 1_290],
]

export const seedCatalogue: readonly SeedProduct[] = rows.map(
  ([item_id, name, brand, category, price_minor]) => ({
    item_id,
    name,
    brand,
    category,
    price_minor,
  }),
)

/** What is typed into the search box, how many products it finds, and how often it is typed. */
export const seedSearches: readonly Weighted<{ term: string; results: number }>[] = [
  [{ term: 'boots', results: 2 }, 18],
  [{ term: 'Boots', results: 2 }, 4],
  [{ term: 'rain jacket', results: 1 }, 12],
  [{ term: 'pull laine', results: 0 }, 6],
  [{ term: 'wool jumper', results: 1 }, 11],
  [{ term: 'écharpe', results: 0 }, 3],
  [{ term: 'scarf', results: 1 }, 8],
  [{ term: 'sneakers', results: 1 }, 9],
  [{ term: 'shirt', results: 3 }, 8],
  [{ term: 'bag', results: 2 }, 7],
  [{ term: 'gift card', results: 0 }, 6],
  [{ term: 'socks', results: 1 }, 5],
  [{ term: 'trench', results: 1 }, 4],
  [{ term: 'bottes enfant', results: 0 }, 2],
]
