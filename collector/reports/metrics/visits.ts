// Who came, how often and for how long.
import { each, type Formula, per, share, sum } from '../formula.ts'
import { counted, type Metric, shared } from '../metric.ts'
import { ownStatement } from './funnels.ts'

const duration: Formula = {
  sql: ({ total }) => per(`${total('lasted')} / 1000.0`, total('visits')),
}

export const visitMetrics = {
  visitors: {
    ...counted,
    definition:
      'Different visitors with at least one event; without a visitor ID, by a pseudonym that lasts a day.',
    definitionBy: {
      page: 'Different visitors who viewed the page.',
      search_term: 'Different visitors who searched for it.',
    },
    events: 'any',
    ways: {
      events: each('visitor'),
      visits: each('visitor'),
      lines: each('visitor'),
      returns: each('visitor'),
    },
  },
  visits: {
    ...counted,
    definition: 'Different visits with at least one event; a visit ends after 30 minutes without one.',
    definitionBy: {
      page: 'Different visits in which the page was viewed.',
      search_term: 'Different visits in which it was searched for.',
      funnel_step: 'Different visits that did this step and those before it, in this order.',
    },
    events: 'any',
    ways: {
      events: each('session'),
      visits: sum('visits'),
      lines: each('session'),
      returns: sum('visits'),
      funnel: ownStatement,
    },
  },
  customers: {
    ...counted,
    definition: 'Different customers who were logged in, by the pseudonym of the brand’s customer ID.',
    events: 'any',
    ways: { events: each('customer'), visits: each('customer'), lines: each('customer') },
  },
  page_views: {
    ...counted,
    definition: 'Pages viewed.',
    events: ['page_view'],
    ways: { events: sum('page_views'), visits: sum('page_views') },
  },
  bounce_rate: {
    ...shared,
    definition: 'Share of visits of one event only: one page was viewed and nothing else was done.',
    numerator: 'visits of one event',
    denominator: 'visits',
    events: 'any',
    ways: { visits: share('bounces', 'visits'), returns: share('bounces', 'visits') },
  },
  visit_duration: {
    definition:
      'Mean time from the first to the last event of a visit; a visit of one event lasts 0 seconds. Reading the last page is not seen.',
    unit: 'seconds',
    numerator: 'seconds of all visits',
    denominator: 'visits',
    events: 'any',
    ways: { visits: duration, returns: duration },
    nothing: null,
  },
  pages_per_visit: {
    definition: 'Mean number of pages viewed in a visit.',
    unit: 'decimal',
    numerator: 'page views',
    denominator: 'visits',
    events: 'any',
    ways: { visits: { sql: ({ total }) => per(`1.0 * ${total('page_views')}`, total('visits')) } },
    nothing: null,
  },
  conversion: {
    ...shared,
    definition:
      'Share of visits with at least one order. Orders are as browsers report them, each order ID once, before refunds.',
    numerator: 'visits with at least one order',
    denominator: 'visits',
    events: 'any',
    whole: true,
    ways: {
      events: {
        numerator: ({ distinct }) => distinct('session', 'orders'),
        denominator: ({ distinct }) => distinct('session'),
      },
      visits: share('visits_ordering', 'visits'),
      returns: share('visits_ordering', 'visits'),
    },
  },
} as const satisfies Record<string, Metric>
