// The part of docs/reports.md about the named reports, from the catalogue and from what stands beside it.
import { consentDefinitions } from '../collector/reports/consent-report.ts'
import { type Report, reportCatalogue } from '../collector/reports/report-catalogue.ts'
import { reportNames } from '../collector/reports/report-names.ts'
import { code, table } from './markdown-table.ts'

export function namedReports(): string[] {
  const rows = reportNames.map((name) => {
    const { question, tables, needs }: Report = reportCatalogue[name]
    return [code(name), question, tables.map((part) => code(part.name)).join(' '), needs.map(code).join(' ')]
  })
  return [
    '## Named reports',
    'Each is some tables, and each table is a query less its period. `GET /api/<brand>/reports` lists them with their queries.',
    table(['Report', 'Answers', 'Tables', 'Needs the events'], rows),
    'A figure of visits (bounces, duration, sources …) belongs to the day on which its visit began; of events and orders to their own ' +
      'day. Refunds belong to the day of the refund. `coverage` in the overview is the share of the orders told by the brand’s server ' +
      'that the tag saw: what the other figures see of what happens.',
    '### Consent, quality, live',
    '`GET /api/<brand>/reports/consent?from=YYYY-MM-DD&to=YYYY-MM-DD` counts the boxes of the popins from the [ledger](ledger.md), by ' +
      'popin, version, language and purpose:',
    table(
      ['Figure', 'Means'],
      Object.entries(consentDefinitions).map(([name, { definition }]) => [code(name), definition]),
    ),
    '`GET …/reports/quality?from&to` names the events that a report lacks with the line of code that sends them, what events leave ' +
      'out, and what was refused and came again since the collector started. `GET …/reports/live` counts the last 5 and 30 minutes. With `&table=` each answers one table in the shape of a query, and ' +
      '`…/<name>.csv` is its file; they are not filtered and not compared. What is ' +
      'credited to publications and ambassadors stands in [attribution](attribution.md).',
  ]
}
