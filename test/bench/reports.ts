// The analysts' questions over a million seeded events, through HTTP.
import { type Report, reportCatalogue, reportNames } from '../../collector/reports/report-catalogue.ts'
import { brand, createCandor } from './candor.ts'
import { type Figure, figure, median } from './figure.ts'

const events = 1_000_000
const days = 30
const tries = 5

/** Each table of each named report, as page, CSV and mail ask it, by the name of its figure. */
const queries = reportNames.flatMap((report) => {
  const { tables }: Report = reportCatalogue[report]
  return tables.map(({ name, query }) => ({ name: `${report}_${name}`, query }))
})

export async function measureReports(): Promise<Figure[]> {
  const candor = createCandor()
  const began = performance.now()
  const seed = ['seed', '--brand', brand, '--days', String(days), '--events', String(events), '--json']
  const { from, to, totals } = JSON.parse(candor.run(seed))
  const seedSeconds = (performance.now() - began) / 1000
  const collector = await candor.serve()
  const figures = [figure('seed.events_per_s', totals.events / seedSeconds, 'events/s')]
  for (const { name, query } of queries) {
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
