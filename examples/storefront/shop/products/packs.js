// Packs and bags.

/** @type {import('../catalogue.js').Product[]} */
export const packs = [
  {
    sku: 'PCK-501',
    name: 'Traverse 45 Backpack',
    brand: 'Brumaire',
    category: 'packs',
    priceCents: 16900,
    description: 'For a week from hut to hut: an adjustable back, a rain cover, and a pocket for the map.',
    drawing: 'backpack',
    colours: ['#3f6b4f', '#2b4b37', '#e2a03a'],
  },
  {
    sku: 'PCK-502',
    name: 'Traverse 65 Backpack',
    brand: 'Brumaire',
    category: 'packs',
    priceCents: 19990,
    description: 'The big one, for tent and stove and five days of food. Carries 20 kg without complaint.',
    drawing: 'backpack',
    colours: ['#93402f', '#6b2b1f', '#e8c987'],
  },
  {
    sku: 'PCK-503',
    name: 'Errand 22 Daypack',
    brand: 'Hollin',
    category: 'packs',
    priceCents: 6900,
    description: 'Up the hill on Sunday, to work on Monday. A padded sleeve and a bottle on each side.',
    drawing: 'daypack',
    colours: ['#d9a441', '#aa7a22', '#35506b'],
  },
  {
    sku: 'PCK-504',
    name: 'Otter Drybag 20 l',
    brand: 'Hollin',
    category: 'packs',
    priceCents: 2650,
    description: 'Rolls shut three times and keeps out the lake. Fits around the contents of a pack.',
    drawing: 'drybag',
    colours: ['#2f7fa0', '#205a73', '#f0d060'],
  },
]
