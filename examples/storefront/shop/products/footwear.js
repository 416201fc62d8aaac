// Footwear: for rock, for mud, and for the evening.

/** @type {import('../catalogue.js').Product[]} */
export const footwear = [
  {
    sku: 'FTW-201',
    name: 'Ridge Leather Boots',
    brand: 'Kestrelle',
    category: 'footwear',
    priceCents: 21900,
    description:
      'Full-grain leather and a sole that can be replaced. Break them in once, wear them for ten years.',
    drawing: 'boot',
    colours: ['#7a4a2b', '#55321c', '#c9a227'],
  },
  {
    sku: 'FTW-202',
    name: 'Col Mid Boots',
    brand: 'Kestrelle',
    category: 'footwear',
    priceCents: 15900,
    description: 'Light waterproof boots with an ankle that holds. Ready to walk from the first day.',
    drawing: 'boot',
    colours: ['#56655a', '#3c4a41', '#e07a3f'],
  },
  {
    sku: 'FTW-203',
    name: 'Beck Trail Shoes',
    brand: 'Brumaire',
    category: 'footwear',
    priceCents: 12900,
    description: 'Grip on wet stone, drainage for the ford you did not plan.',
    drawing: 'shoe',
    colours: ['#2f7f7a', '#205955', '#f0c24b'],
  },
  {
    sku: 'FTW-204',
    name: 'Fell Runner Shoes',
    brand: 'Brumaire',
    category: 'footwear',
    priceCents: 13950,
    description: 'A low, quick shoe for running hills, with deep studs and a soft tongue.',
    drawing: 'shoe',
    colours: ['#d2553a', '#9a3723', '#2f3f55'],
  },
  {
    sku: 'FTW-205',
    name: 'Lakeside Sandals',
    brand: 'Brumaire',
    category: 'footwear',
    priceCents: 6400,
    description: 'Three straps, a cork footbed, and an evening by the water.',
    drawing: 'sandal',
    colours: ['#8a6a4a', '#b88d5c', '#4b6f63'],
  },
]
