// The analysts' questions over a million seeded events, through HTTP.
import { brand, createCandor } from './candor.ts'
import { type Figure, figure, median } from './figure.ts'

const events = 1_000_000
const days = 30
const tries = 7

/** Each report as the reports page asks it. */
const queries = {
  overview: { metrics: ['visitors', 'visits', 'page_views', 'searches', 'orders', 'revenue', 'conversion'] },
  date: {
    metrics: ['visitors', 'visits', 'page_views', 'orders', 'conversion', 'revenue'],
    dimensions: ['date'],
  },
  page: { metrics: ['page_views', 'visitors'], dimensions: ['page'], limit: 50 },
  search_term: { metrics: ['searches', 'visitors'], dimensions: ['search_term'], limit: 50 },
  product: {
    metrics: ['item_views', 'add_to_carts', 'quantity', 'revenue'],
    dimensions: ['product'],
    limit: 50,
  },
  publication: {
    metrics: ['visitors', 'orders', 'conversion', 'revenue'],
    dimensions: ['publication'],
    limit: 50,
  },
  device: { metrics: ['visitors', 'visits', 'orders', 'conversion', 'revenue'], dimensions: ['device'] },
  funnel: { metrics: ['visits'], dimensions: ['funnel_step'] },
}

export async function measureReports(): Promise<Figure[]> {
  const candor = createCandor()
  const began = performance.now()
  const seed = ['seed', '--brand', brand, '--days', String(days), '--events', String(events), '--json']
  const { from, to, totals } = JSON.parse(candor.run(seed))
  const seedSeconds = (performance.now() - began) / 1000
  const collector = await candor.serve()
  const figures = [figure('seed.events_per_s', totals.events / seedSeconds, 'events/s')]
  for (const [name, query] of Object.entries(queries)) {
    const ask = () => timeOf(collector.base, candor.apiKey, { ...query, period: { from, to } })
    await ask()
    const times: number[] = []
    for (let attempt = 0; attempt < tries; attempt++) times.push(await ask())
    figures.push(figure(`report.${name}_ms`, median(times), 'ms'))
  }
  figures.push(figure('report.rss_mb', collector.peakMb(), 'MB'))
  await collector.stop()
  candor.remove()
  return figures
}

/** Milliseconds until the whole answer is there. Throws when it holds no row. */
async function timeOf(base: string, apiKey: string, query: object): Promise<number> {
  const began = performance.now()
  const response = await fetch(`${base}/api/${brand}/reports/query`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(query),
  })
  const answer = await response.json()
  const took = performance.now() - began
  if (!response.ok || answer.rows.length === 0) throw new Error(JSON.stringify(answer))
  return took
}
