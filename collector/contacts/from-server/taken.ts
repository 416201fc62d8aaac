// What became of one item that the brand's server sent.
import type { Brand } from '../../brands/brand.ts'
import type { PublicationLinks } from '../../publications/publication-links.ts'
import type { RecordTransaction } from '../../stores/records.ts'
import type { OrderNote } from './orders.ts'
import type { ItemProblem } from './parse-item.ts'

/** `note`: it was taken, and something of it was left out. `links`: what was made for it. `contact`: the ID of whom it is about. */
export type Taken =
  | { ok: true; note: OrderNote | null; links?: PublicationLinks; contact?: string }
  | { ok: false; problem: ItemProblem }

/** Takes one item within a transaction of the brand. A refusal has changed nothing. */
export type Take = (tx: RecordTransaction, brand: Brand, item: unknown) => Promise<Taken>

/** It was taken as it is. */
export const whole: Taken = { ok: true, note: null }
