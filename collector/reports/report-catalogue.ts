// The named reports: what page, CSV, command line and mail show. Each is some tables, and each table is a query less
// its period; whoever shows one adds the period, a comparison and further filters, and nothing else.
import type { NeededEvent } from './event-examples.ts'
import type { Query } from './query.ts'
import {
  figures,
  ofCarts,
  ofConfirmed,
  ofCredits,
  ofFunnels,
  ofProducts,
  ofPublications,
  ofSearches,
  ofVisits,
} from './report-figures.ts'
import type { ReportName } from './report-names.ts'

export interface ReportTable {
  /** Names it within its report, e.g. in the file name of its CSV. */
  name: string
  title: string
  query: Pick<Query, 'metrics' | 'dimensions'> & Partial<Pick<Query, 'filters' | 'limit' | 'order'>>
}

export interface Report {
  title: string
  /** One sentence: the question that it answers. */
  question: string
  /** Without these events it stays empty, in whole or in part. */
  needs: readonly NeededEvent[]
  /** The first is the one that stands for the report where only one can be shown. */
  tables: readonly [ReportTable, ...ReportTable[]]
}

type Asked = Omit<ReportTable['query'], 'metrics' | 'dimensions'>

const table = (
  name: string,
  title: string,
  metrics: readonly Query['metrics'][number][],
  dimensions: Query['dimensions'] = [],
  more: Asked = {},
): ReportTable => ({ name, title, query: { metrics: [...metrics], dimensions, ...more } })

export const reportCatalogue = {
  overview: {
    title: 'Overview',
    question: 'How many came, how long they stayed, what they ordered and what it was worth.',
    needs: ['page_view', 'purchase'],
    tables: [
      table('figures', 'Figures', figures),
      table('days', 'Day by day', figures, ['date']),
      table('confirmed', 'Confirmed by the brand’s server', ofConfirmed),
      table(
        'currencies',
        'By currency',
        ['orders', 'revenue', 'refunds', 'net_revenue', 'average_order'],
        ['currency'],
      ),
    ],
  },
  search: {
    title: 'Search',
    question: 'What people look for, whether they find it, and what comes of it.',
    needs: ['search', 'select_item', 'add_to_cart', 'purchase'],
    tables: [
      table('terms', 'Terms', ofSearches, ['search_term']),
      table('figures', 'Figures', ofSearches),
      table('days', 'Day by day', ['searches', 'search_click_rate', 'search_empty_rate'], ['date']),
      table('empty', 'Found nothing', ['searches', 'search_empty_rate'], ['search_term'], {
        order: { by: 'search_empty_rate', direction: 'descending' },
      }),
      table('positions', 'Places clicked', ['search_clicks'], ['position']),
      table('currencies', 'Revenue by currency', ['search_revenue'], ['currency']),
      table(
        'searchers',
        'Visits that searched, and those that did not',
        [...ofVisits, 'average_order', 'revenue_per_visitor'],
        ['searched'],
      ),
    ],
  },
  products: {
    title: 'Products',
    question: 'How products are shown, clicked, viewed, put into carts and ordered.',
    needs: ['view_item_list', 'select_item', 'view_item', 'add_to_cart', 'purchase'],
    tables: [
      table('items', 'By product', ofProducts, ['product']),
      table('categories', 'By category', ofProducts, ['item_category']),
      table('brands', 'By brand', ofProducts, ['item_brand']),
      table('lists', 'By list', ofProducts, ['list']),
    ],
  },
  funnel: {
    title: 'Funnel',
    question: 'How far visits come on the way to an order, or on any way of one’s own.',
    needs: ['search', 'select_item', 'add_to_cart', 'purchase'],
    tables: [table('steps', 'Steps', ofFunnels, ['funnel_step'])],
  },
  carts: {
    title: 'Carts',
    question: 'How many carts are filled, left and recovered, and what is left in them.',
    needs: ['add_to_cart', 'purchase'],
    tables: [
      table('figures', 'Figures', ofCarts),
      table('days', 'Day by day', ofCarts, ['date']),
      table('devices', 'By device', ofCarts, ['device']),
    ],
  },
  publications: {
    title: 'Publications',
    question:
      'How often publications are opened and clicked, what the visits that carry them do, and what they are credited with.',
    needs: ['page_view', 'purchase'],
    tables: [
      table('publications', 'By publication', ofPublications, ['publication']),
      table('credits', 'Credited', ofCredits, ['publication']),
      table('days', 'Day by day', ['publication_opens', 'publication_clicks'], ['date']),
    ],
  },
  ambassadors: {
    title: 'Ambassadors',
    question: 'Which orders the publications of each ambassador brought, and what they were worth.',
    needs: ['page_view', 'purchase'],
    tables: [
      table('ambassadors', 'By ambassador', ofCredits, ['ambassador']),
      table('channels', 'By channel', ofCredits, ['channel']),
      table('days', 'Day by day', ['credited_orders', 'credited_net_revenue'], ['date']),
    ],
  },
  sources: {
    title: 'Sources',
    question: 'Where visits come from, and what they are worth.',
    needs: ['page_view'],
    tables: [
      table('classes', 'By kind of source', ofVisits, ['source']),
      table('referrers', 'By site', ofVisits, ['referrer']),
      table('campaigns', 'By campaign', ofVisits, ['utm_campaign']),
      table('utm_sources', 'By utm_source', ofVisits, ['utm_source']),
      table('utm_mediums', 'By utm_medium', ofVisits, ['utm_medium']),
    ],
  },
  retention: {
    title: 'Retention',
    question: 'Who comes for the first time, who comes back, and what each is worth.',
    needs: ['page_view'],
    tables: [
      table('kinds', 'New and returning visitors', ofVisits, ['visitor_kind']),
      table('days', 'Day by day', ['visits', 'visitors'], ['date', 'visitor_kind']),
      table(
        'cohorts',
        'By the week of the first visit',
        [
          'new_visitors',
          'retention_week_1',
          'retention_week_2',
          'retention_week_3',
          'retention_week_4',
          'retention_week_8',
        ],
        ['cohort'],
        { order: { by: 'cohort', direction: 'ascending' } },
      ),
    ],
  },
  devices: {
    title: 'Devices',
    question: 'What people visit the shop with.',
    needs: ['page_view'],
    tables: [
      table('devices', 'By device', ofVisits, ['device']),
      table('browsers', 'By browser', ofVisits, ['browser']),
      table('systems', 'By operating system', ofVisits, ['os']),
    ],
  },
  pages: {
    title: 'Pages',
    question: 'Which pages are viewed, and where visits begin and end.',
    needs: ['page_view'],
    tables: [
      table('pages', 'Pages', ['page_views', 'visits', 'visitors'], ['page']),
      table('entries', 'First pages of visits', ofVisits, ['entry_page']),
      table('exits', 'Last pages of visits', ['visits', 'visitors'], ['exit_page']),
    ],
  },
} as const satisfies Record<ReportName, Report>

/** The query of a table, with what whoever shows it adds. */
export function queryOf(
  { query }: ReportTable,
  { filters = [], ...asked }: Pick<Query, 'period'> & Partial<Pick<Query, 'compare' | 'filters' | 'limit'>>,
): Query {
  return { limit: 100, ...query, ...asked, filters: [...(query.filters ?? []), ...filters] }
}
