// Every measurement, one line of JSON a figure. `npm run bench -- ingest` runs only those named.
import { measureBackup } from './backup.ts'
import type { Figure } from './figure.ts'
import { measureIngest } from './ingest.ts'
import { measureLedger } from './ledger.ts'
import { measureOptIn } from './opt-in.ts'
import { measurePopins } from './popins.ts'
import { measureReports } from './reports.ts'
import { measureSizes } from './sizes.ts'
import { measureTag } from './tag.ts'

const measurements: Record<string, () => Figure[] | Promise<Figure[]> | AsyncIterable<Figure>> = {
  backup: measureBackup,
  ingest: measureIngest,
  ledger: measureLedger,
  'opt-in': measureOptIn,
  popins: measurePopins,
  reports: measureReports,
  sizes: measureSizes,
  tag: measureTag,
}

const named = process.argv.slice(2)
for (const [name, measure] of Object.entries(measurements)) {
  if (named.length > 0 && !named.includes(name)) continue
  for await (const measured of await measure()) process.stdout.write(`${JSON.stringify(measured)}\n`)
}
