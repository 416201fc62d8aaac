// Who comes back: of the visitors who came for the first time in the period, those who came again in a week after it.
import { share, sum } from '../formula.ts'
import { counted, type Metric, shared } from '../metric.ts'
import type { cohortWeeks } from '../relations/cohorts.ts'

const retained = (week: (typeof cohortWeeks)[number]) =>
  ({
    ...shared,
    events: 'any',
    definition: `Share of new visitors who came again in week ${week} after their first visit. Only those whose week ${week} has ended by the last event of the period.`,
    numerator: `new visitors seen in week ${week}`,
    denominator: `new visitors whose week ${week} has ended`,
    ways: { cohorts: share(`back_${week}`, `over_${week}`) },
  }) as const

export const retentionMetrics = {
  new_visitors: {
    ...counted,
    events: 'any',
    definition:
      'Visitors who came for the first time: not seen in the 13 months before. Only those with a visitor ID, who can be known again.',
    ways: { cohorts: sum('newcomers') },
  },
  retention_week_1: retained(1),
  retention_week_2: retained(2),
  retention_week_3: retained(3),
  retention_week_4: retained(4),
  retention_week_8: retained(8),
} as const satisfies Record<string, Metric>
