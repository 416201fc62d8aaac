// What becomes of publications before their visits begin. Which orders they are credited with is attribution's work.
import { sum } from '../formula.ts'
import { counted, type Metric } from '../metric.ts'

export const publicationMetrics = {
  publication_opens: {
    ...counted,
    definition: 'Times that an e-mail publication was opened, as far as mail programs load its picture.',
    events: ['publication_open'],
    ways: { events: sum('publication_opens') },
  },
  publication_clicks: {
    ...counted,
    definition: 'Times that a link of a publication was followed.',
    events: ['publication_click'],
    ways: { events: sum('publication_clicks') },
  },
} as const satisfies Record<string, Metric>
