// The same orders credited by several rules, side by side: what a change of the rule would move, or all five models.
import type { Brand } from '../brands/brand.ts'
import type { Span } from '../reports/calendar.ts'
import type { CreditFigures, Measure, ReadCreditFigures } from './credit-figures.ts'

type Compared = Pick<CreditFigures, 'orders' | 'credited_orders' | 'net_minor' | 'held_minor'>

export interface ComparedCredits extends Pick<CreditFigures, 'publication' | 'ambassador' | 'currency'> {
  /** By the name of each rule; zeros where it credits the publication with nothing. */
  by: Record<string, Compared>
}

/** One row per publication and currency that any of the rules credits. */
export async function compareCredits(
  read: ReadCreditFigures['byPublication'],
  brand: Brand,
  span: Span,
  measures: Readonly<Record<string, Measure>>,
): Promise<ComparedCredits[]> {
  const names = Object.keys(measures)
  const rows = new Map<string, ComparedCredits>()
  // One after the other: each holds a connection of the store that reports need too.
  for (const [name, measure] of Object.entries(measures)) {
    for (const figures of await read(brand, span, measure)) {
      const key = `${figures.publication} ${figures.currency}`
      const row = rows.get(key) ?? emptyRow(figures, names)
      const { orders, credited_orders, net_minor, held_minor } = figures
      row.by[name] = { orders, credited_orders, net_minor, held_minor }
      rows.set(key, row)
    }
  }
  return [...rows.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

const keyOf = ({ publication, currency }: ComparedCredits) => `${publication} ${currency}`

function emptyRow(
  { publication, ambassador, currency }: CreditFigures,
  names: readonly string[],
): ComparedCredits {
  const nothing = { orders: 0, credited_orders: 0, net_minor: 0, held_minor: 0 }
  const by = Object.fromEntries(names.map((name) => [name, nothing]))
  return { publication, ambassador, currency, by }
}
