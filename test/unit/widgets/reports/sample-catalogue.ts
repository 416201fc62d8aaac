// A small catalogue as the collector sends it, for tests.
import {
  type Catalogue,
  parseCatalogue,
  type ReportTable,
  reportNamed,
} from '../../../../widgets/reports/catalogue.ts'

const table = (name: string, title: string, metrics: string[], dimensions: string[], more: object = {}) => ({
  name,
  title,
  query: { metrics, dimensions, ...more },
})

export const sampleCatalogueBody = {
  reports: [
    {
      name: 'overview',
      title: 'Overview',
      question: 'How many came, and what they ordered.',
      needs: [
        { event: 'page_view', example: '<script src="https://shop.example/_c/<brand>.js"></script>' },
        { event: 'purchase', example: "candor('purchase', {})" },
      ],
      tables: [
        table('figures', 'Figures', ['visitors', 'visits', 'orders', 'conversion', 'revenue'], []),
        table('days', 'Day by day', ['visitors', 'conversion', 'revenue'], ['date']),
        table('pages', 'Pages', ['page_views', 'visitors'], ['page'], { limit: 50 }),
        table('funnel', 'From search to purchase', ['visits'], ['funnel_step']),
        table('currencies', 'By currency', ['orders', 'revenue'], ['currency']),
      ],
    },
    {
      name: 'search',
      title: 'Search',
      question: 'What people look for.',
      needs: [{ event: 'search', example: "candor('search', {})" }],
      tables: [
        table('terms', 'Terms', ['searches', 'visitors'], ['search_term']),
        table('empty', 'Found nothing', ['searches'], ['search_term'], {
          filters: [['search_term', 'is_not', 'boots']],
        }),
      ],
    },
  ],
  dimensions: [
    { name: 'date', definition: 'A day of the brand’s zone.', filter: false },
    { name: 'page', definition: 'The path of a page.', filter: true },
    { name: 'device', definition: 'The class of device.', filter: true },
    { name: 'search_term', definition: 'What was searched for.', filter: true },
    { name: 'funnel_step', definition: 'How far visits came.', filter: false },
  ],
}

export const sampleCatalogue = (): Catalogue => {
  const catalogue = parseCatalogue(sampleCatalogueBody)
  if (!catalogue) throw new Error('the sample is no catalogue')
  return catalogue
}

export const sampleReport = (name = 'overview') => reportNamed(sampleCatalogue(), name)

/** @example sampleTable('search', 'terms') */
export const sampleTable = (report: string, name: string): ReportTable => {
  const found = sampleReport(report).tables.find((each) => each.name === name)
  if (!found) throw new Error(`no table ${name} in ${report}`)
  return found
}
