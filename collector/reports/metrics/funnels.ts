// How far those come who begin a funnel. Its own statement works them out.
import type { Formula } from '../formula.ts'
import { counted, type Metric, shared } from '../metric.ts'

/** Nothing that could be taken over grains. */
export const ownStatement: Formula = { sql: () => 'NULL' }
const ofFunnel = { events: 'any', ways: { funnel: ownStatement } } as const

export const funnelMetrics = {
  reached: {
    ...counted,
    ...ofFunnel,
    definition:
      'Visits that did this step of the funnel and those before it; visitors, each once, where the funnel has a window.',
  },
  share: {
    ...shared,
    ...ofFunnel,
    definition:
      'Visits (visitors, with a window) that came this far in the funnel, of those that did its first step.',
    numerator: 'those at this step',
    denominator: 'those at the first step',
  },
  step_rate: {
    ...shared,
    ...ofFunnel,
    definition: 'Visits (visitors, with a window) that came to this step, of those at the step before it.',
    numerator: 'those at this step',
    denominator: 'those at the step before',
  },
  step_time: {
    ...ofFunnel,
    definition: 'Median time from the step before to this one, of those who came to this one.',
    unit: 'seconds',
    nothing: null,
  },
} as const satisfies Record<string, Metric>
