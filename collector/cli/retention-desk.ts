// What `candor retention` and `candor hold` ask for, wherever they are answered.

import type { ForeseenAnswer } from '../retention/foreseen-answer.ts'
import type { HolderBrand, WantedHold } from '../retention/hold-records.ts'
import type { LimitsRun } from '../retention/run-limits.ts'
import type { ListedHold } from '../routes/hold-answers.ts'
import type { Told } from './user-desk.ts'

/** `brand` null: of every brand and the operator's own; with holds the operator's own alone. */
export interface RetentionDesk {
  foresee(days: number, brand: string | null): Promise<Told<ForeseenAnswer>>
  carryOut(brand: string | null): Promise<Told<LimitsRun>>
  holds(brand: HolderBrand): Promise<Told<{ holds: ListedHold[] }>>
  hold(brand: HolderBrand, hold: WantedHold): Promise<Told<object>>
  lift(brand: HolderBrand, record: Pick<WantedHold, 'kind' | 'id'>): Promise<Told<object>>
}
