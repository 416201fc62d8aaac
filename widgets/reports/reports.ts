// Every report on the page: what is asked, how it is headed, and what to send where it is empty.
import type { Metric } from './metrics.ts'

export interface Report {
  title: string
  dimension: string
  /** What the first column is called, and what it means. */
  head: string
  means: string
  /** The first is the one compared with the previous period. */
  metrics: readonly [Metric, ...Metric[]]
  /** Rows asked for; absent: all. */
  limit?: number
  /** What is missing, said when there is nothing to show. */
  missing: string
  /** The line of code that sends it; `<brand>` is replaced by the brand. */
  send: string
}

const tag = '<script async src="https://shop.example/_c/<brand>.js"></script>'

export const reports = {
  days: {
    title: 'Visitors by day',
    dimension: 'date',
    head: 'Day',
    means: 'A calendar day of the brand’s time zone.',
    metrics: ['visitors', 'visits', 'page_views', 'orders', 'conversion', 'revenue'],
    missing: 'No visit was measured in this period. The shop’s pages need the tag.',
    send: tag,
  },
  searches: {
    title: 'Top searches',
    dimension: 'search_term',
    head: 'Search term',
    means: 'What was typed into the shop’s search, in lower case; e-mails, phones and cards are taken out.',
    metrics: ['searches', 'visitors'],
    limit: 50,
    missing: 'No search was measured in this period. Send one from the page of results.',
    send: "candor('search', { search_term: 'boots', results: 12 })",
  },
  products: {
    title: 'Products',
    dimension: 'product',
    head: 'Product',
    means: 'A product by the last name that was seen with it, or by its ID where none was.',
    metrics: ['item_views', 'add_to_carts', 'quantity', 'revenue'],
    limit: 50,
    missing: 'No product was seen in this period. Send one from each product’s page.',
    send: "candor('view_item', { items: [{ item_id: 'SKU1', item_name: 'Boots' }] })",
  },
  pages: {
    title: 'Pages',
    dimension: 'page',
    head: 'Page',
    means: 'The path of the page’s address, without what follows the question mark.',
    metrics: ['page_views', 'visitors'],
    limit: 50,
    missing: 'No page was viewed in this period. The tag counts pages by itself.',
    send: tag,
  },
  publications: {
    title: 'Publications',
    dimension: 'publication',
    head: 'Publication',
    means:
      'The ambassador’s publication that brought the visitor; no publication also where the shopper did not agree to attribution.',
    metrics: ['visitors', 'orders', 'conversion', 'revenue'],
    limit: 50,
    missing: 'No visit came from a publication in this period. Put its ID in the links that it shows.',
    send: 'https://shop.example/?candor_pub=P123',
  },
  devices: {
    title: 'Devices',
    dimension: 'device',
    head: 'Device',
    means: 'The class of device that the browser says it runs on.',
    metrics: ['visitors', 'visits', 'orders', 'conversion', 'revenue'],
    missing: 'No visit was measured in this period. The shop’s pages need the tag.',
    send: tag,
  },
  funnel: {
    title: 'From search to purchase',
    dimension: 'funnel_step',
    head: 'Step',
    means: 'What visits did on the way from a search to an order: each step after the ones before it.',
    metrics: ['visits'],
    missing:
      'No visit searched in this period. The funnel starts with a search, then needs the click on an item.',
    send: "candor('select_item', { item_list_id: 'search', items: [{ item_id: 'SKU1', index: 1 }] })",
  },
} as const satisfies Record<string, Report>

export type ReportName = keyof typeof reports
export const reportNames = Object.keys(reports) as ReportName[]
