// Tents and shelters.

/** @type {import('../catalogue.js').Product[]} */
export const tents = [
  {
    sku: 'TEN-301',
    name: 'Lark 1 Tent',
    brand: 'Tarnwick',
    category: 'tents',
    priceCents: 24900,
    description: 'A one-person tunnel of 1.2 kg. Pitches in four minutes, in the rain in five.',
    drawing: 'tunnelTent',
    colours: ['#6f8a3d', '#4f652a', '#e9d9a8'],
  },
  {
    sku: 'TEN-302',
    name: 'Lark 2 Tent',
    brand: 'Tarnwick',
    category: 'tents',
    priceCents: 29900,
    description: 'Room for two and their boots, with a porch on either side. 1.7 kg.',
    drawing: 'tunnelTent',
    colours: ['#c96b2c', '#95491a', '#f1dfb6'],
  },
  {
    sku: 'TEN-303',
    name: 'Heron 3 Family Tent',
    brand: 'Tarnwick',
    category: 'tents',
    priceCents: 38900,
    description: 'A dome for three that stands by itself, high enough to sit and play cards.',
    drawing: 'domeTent',
    colours: ['#356a8c', '#254b64', '#f2c14e'],
  },
  {
    sku: 'TEN-304',
    name: 'Leeward Tarp',
    brand: 'Hollin',
    category: 'tents',
    priceCents: 8900,
    description: 'Three metres by three, eight eyelets, and all the ways in which you can tie it.',
    drawing: 'tarp',
    colours: ['#8a7a52', '#665a3b', '#d1603d'],
  },
]
