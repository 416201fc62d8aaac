// The funnel's steps in their order, with the share of visits that came so far.
import { measured, type ReportRow } from './answer.ts'
import { knownValues } from './dimensions.ts'

export interface FunnelStep {
  label: string
  visits: number | null
  previous: number | null
  /** Of the visits at the first step, 0 to 1; null where that cannot be divided. */
  ofFirst: number | null
  /** Of the visits at the step before; null for the first. */
  ofBefore: number | null
}

const share = (part: number | null, whole: number | null | undefined): number | null =>
  part === null || !whole ? null : part / whole

export const funnelSteps = (rows: ReportRow[]): FunnelStep[] => {
  const counted = Object.entries(knownValues('funnel_step') ?? {}).map(([step, label]) => {
    const row = rows.find(({ cells }) => cells.funnel_step === step)
    return {
      label,
      visits: measured(row?.cells ?? null, 'visits'),
      previous: measured(row?.previous ?? null, 'visits'),
    }
  })
  return counted.map((step, index) => ({
    ...step,
    ofFirst: share(step.visits, counted[0]?.visits),
    ofBefore: index === 0 ? null : share(step.visits, counted[index - 1]?.visits),
  }))
}
