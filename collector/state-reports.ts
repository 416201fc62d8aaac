// The reports that are no queries over events, put together: consent, data quality, right now.
import type { DataFolder } from './data-folder.ts'
import type { RefusalCounts } from './events/refusal-counts.ts'
import { createAskConsentReport } from './reports/consent-report.ts'
import { createAskLiveReport } from './reports/live-report.ts'
import { createAskQualityReport } from './reports/quality-report.ts'
import type { StateReports } from './routes/state-report-routes.ts'

export function createStateReports(
  { store, records }: Pick<DataFolder, 'store' | 'records'>,
  refusals: RefusalCounts,
  now: () => number,
): StateReports {
  return {
    askConsentReport: createAskConsentReport(records),
    askQualityReport: createAskQualityReport({ store, refusals }),
    askLiveReport: createAskLiveReport(store, now),
  }
}
