// What the example shop sells and what its shoppers look for, when the caller brings no catalogue. A test holds it
// against the shop's own.
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
  ['CLO-101', 'Tarn Shell Jacket', 'Velmont', 'clothing', 18_990],
  ['CLO-102', 'Drizzle Packable Jacket', 'Hollin', 'clothing', 11_900],
  ['CLO-103', 'Bracken Fleece', 'Hollin', 'clothing', 7900],
  ['CLO-104', 'Merino Base Layer', 'Ostrel', 'clothing', 6990],
  ['CLO-105', 'Scree Walking Trousers', 'Velmont', 'clothing', 9450],
  ['CLO-106', 'Lambswool Beanie', 'Ostrel', 'clothing', 2490],
  ['CLO-107', 'Long Mile Socks, two pairs', 'Ostrel', 'clothing', 1990],
  ['FTW-201', 'Ridge Leather Boots', 'Kestrelle', 'footwear', 21_900],
  ['FTW-202', 'Col Mid Boots', 'Kestrelle', 'footwear', 15_900],
  ['FTW-203', 'Beck Trail Shoes', 'Brumaire', 'footwear', 12_900],
  ['FTW-204', 'Fell Runner Shoes', 'Brumaire', 'footwear', 13_950],
  ['FTW-205', 'Lakeside Sandals', 'Brumaire', 'footwear', 6400],
  ['TEN-301', 'Lark 1 Tent', 'Tarnwick', 'tents', 24_900],
  ['TEN-302', 'Lark 2 Tent', 'Tarnwick', 'tents', 29_900],
  ['TEN-303', 'Heron 3 Family Tent', 'Tarnwick', 'tents', 38_900],
  ['TEN-304', 'Leeward Tarp', 'Hollin', 'tents', 8900],
  ['SLP-401', 'Owl Down Sleeping Bag', 'Velmont', 'sleeping', 27_900],
  ['SLP-402', 'Dormouse Sleeping Bag', 'Tarnwick', 'sleeping', 11_990],
  ['SLP-403', 'Drift Air Mat', 'Tarnwick', 'sleeping', 9900],
  ['SLP-404', 'Turf Foam Mat', 'Hollin', 'sleeping', 3450],
  ['SLP-405', 'Cloud Pillow', 'Hollin', 'sleeping', 2290],
  ['PCK-501', 'Traverse 45 Backpack', 'Brumaire', 'packs', 16_900],
  ['PCK-502', 'Traverse 65 Backpack', 'Brumaire', 'packs', 19_990],
  ['PCK-503', 'Errand 22 Daypack', 'Hollin', 'packs', 6900],
  ['PCK-504', 'Otter Drybag 20 l', 'Hollin', 'packs', 2650],
  ['COK-601', 'Wren Gas Stove', 'Kestrelle', 'cooking', 5490],
  ['COK-602', 'Hearth Cooking Pot 1.3 l', 'Kestrelle', 'cooking', 3890],
  ['COK-603', 'Spring Steel Bottle 0.75 l', 'Ostrel', 'cooking', 2750],
  ['COK-604', 'Ember Vacuum Flask', 'Ostrel', 'cooking', 3990],
  ['COK-605', 'Enamel Mug', 'Ostrel', 'cooking', 1290],
  ['WAY-701', 'Glow Camp Lantern', 'Kestrelle', 'way', 4450],
  ['WAY-702', 'Pinpoint Headlamp', 'Kestrelle', 'way', 5900],
  ['WAY-703', 'Pocket Knife No. 4', 'Velmont', 'way', 3690],
  ['WAY-704', 'High Valleys Map 1:25 000', 'Velmont', 'way', 1450],
  ['WAY-705', 'Northing Compass', 'Velmont', 'way', 2990],
  ['WAY-706', 'Cadence Walking Poles, pair', 'Brumaire', 'way', 7990],
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
  [{ term: 'boots', results: 3 }, 18],
  [{ term: 'Boots', results: 3 }, 4],
  [{ term: 'rain jacket', results: 1 }, 9],
  [{ term: 'merino', results: 1 }, 7],
  [{ term: 'wool', results: 1 }, 6],
  [{ term: 'tent', results: 5 }, 14],
  [{ term: 'tent 2', results: 3 }, 3],
  [{ term: 'sleeping bag', results: 2 }, 11],
  [{ term: 'kayak', results: 0 }, 6],
  [{ term: 'socks', results: 1 }, 5],
  [{ term: 'headlamp', results: 1 }, 5],
  [{ term: 'umbrella', results: 0 }, 4],
  [{ term: 'stove', results: 2 }, 6],
  [{ term: 'backpack', results: 2 }, 9],
  [{ term: 'gift card', results: 0 }, 5],
  [{ term: 'écharpe', results: 0 }, 2],
  [{ term: 'map', results: 2 }, 4],
  [{ term: 'knife', results: 1 }, 3],
]
