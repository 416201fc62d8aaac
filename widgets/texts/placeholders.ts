// What is filled into texts.

/** What may be filled in. The hours, minutes, days and the count are whole numbers, the others are text. */
export const placeholders = [
  'ambassador',
  'brand',
  'partners',
  'date',
  'count',
  'hours',
  'minutes',
  'days',
] as const
export type Placeholder = (typeof placeholders)[number]
export type NumberPlaceholder = 'count' | 'hours' | 'minutes' | 'days'
