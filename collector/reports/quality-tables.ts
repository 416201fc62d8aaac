// The quality report as tables: the same figures as its JSON, with what each of them means.
import type { Definition, ReportRow, ReportTotals } from './answer.ts'
import { certaintyOf } from './interval.ts'
import type { Gap, MissingEvent, QualityReport } from './quality-report.ts'

const sinceStart = 'since the collector started, in whatever days'

export const qualityDefinitions = {
  reports_lacking: {
    unit: 'count',
    definition: 'Reports that stay empty, in whole or in part, without this event.',
  },
  lacking: { unit: 'count', definition: 'Events of these days that leave it out.' },
  looked_at: { unit: 'count', definition: 'Events of these days that should say it.' },
  lacking_rate: {
    unit: 'ratio',
    definition: 'Share of the events that should say it and leave it out.',
    numerator: 'events that leave it out',
    denominator: 'events that should say it',
  },
  accepted_events: { unit: 'count', definition: `Events that were taken, ${sinceStart}.` },
  refused_events: {
    unit: 'count',
    definition: `Events that were refused, ${sinceStart}: what is refused is not stored.`,
  },
  bot_events: { unit: 'count', definition: `Events that robots sent, ${sinceStart}; they are refused.` },
  repeated_events: {
    unit: 'count',
    definition: `Events that came again, ${sinceStart}: their ID within 48 hours, or their order, was there before. Each is counted once.`,
  },
  refused_rate: {
    unit: 'ratio',
    definition: `Share of all events that were refused for this reason, ${sinceStart}.`,
    numerator: 'events refused for this reason',
    denominator: 'events taken and refused',
  },
} as const satisfies Record<string, Definition>

export interface QualityTable {
  rows: ReportRow[]
  totals: ReportTotals
}

export const qualityTables = {
  missing: ({ missing }) => {
    const rows = [...new Set(missing.map(({ event }) => event))].map((event) =>
      missingRow(missing.filter((one) => one.event === event)),
    )
    return { rows, totals: { reports_lacking: new Set(missing.map(({ report }) => report)).size } }
  },
  gaps: ({ gaps }) => {
    const rows = Object.values(gaps)
      .filter(({ lacking }) => lacking !== 0)
      .sort((a, b) => (b.lacking ?? 0) - (a.lacking ?? 0))
      .map(gapRow)
    // One event may leave out several things: they do not add up.
    return { rows, totals: { lacking: null, looked_at: null, lacking_rate: null } }
  },
  taken: ({ taken }) => {
    const refused = taken?.refused.reduce((sum, { events }) => sum + events, 0) ?? null
    const totals = {
      accepted_events: taken?.accepted ?? null,
      refused_events: refused,
      bot_events: taken ? (taken.refused.find(({ reason }) => reason === 'bot')?.events ?? 0) : null,
      repeated_events: taken?.repeated ?? null,
    }
    return { rows: [totals], totals }
  },
  refused: ({ taken }) => {
    if (!taken) return { rows: [], totals: { refused_events: null, refused_rate: null } }
    const refused = taken.refused.reduce((sum, { events }) => sum + events, 0)
    const sent = taken.accepted + refused
    const rows = taken.refused.map(({ reason, meaning, events }) => {
      const row: ReportRow = { reason, meaning, refused_events: events, refused_rate: events / sent }
      return Object.assign(row, certaintyOf({ refused_rate: { numerator: events, denominator: sent } }))
    })
    return { rows, totals: { refused_events: refused, refused_rate: sent === 0 ? null : refused / sent } }
  },
} as const satisfies Record<string, (report: QualityReport) => QualityTable>

function gapRow({ what, of, lacking }: Gap): ReportRow {
  if (of === null || lacking === null)
    return { gap: what, lacking: null, looked_at: null, lacking_rate: null }
  const row: ReportRow = { gap: what, lacking, looked_at: of, lacking_rate: lacking / of }
  return Object.assign(row, certaintyOf({ lacking_rate: { numerator: lacking, denominator: of } }))
}

function missingRow(missing: readonly MissingEvent[]): ReportRow {
  const [first] = missing
  return {
    event: first?.event ?? null,
    needed_by: missing.map(({ title }) => title).join(', '),
    example: first?.example ?? null,
    reports_lacking: missing.length,
  }
}
