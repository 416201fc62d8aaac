// The consent, quality and live reports: what page, CSV, command line and mail show of them.
import { ofConfirmed } from './report-figures.ts'
import type { StateReport, StateTable } from './state-table.ts'

const answers = ['shown', 'accepted', 'refused', 'ignored', 'acceptance', 'confirmed'] as const
const nothingAsked = 'No popin asked anything in these days.'

const ofBoxes = (name: string, title: string, dimensions: readonly string[]): StateTable => ({
  name,
  title,
  metrics: answers,
  dimensions,
  empty: nothingAsked,
})

const rightNow = ['visitors', 'page_views', 'add_to_carts', 'orders'] as const

export const stateCatalogue = {
  consent: {
    title: 'Consent',
    question: 'What popins asked, what people answered, and how much of what happens is measured.',
    over: 'days',
    tables: [
      ofBoxes('figures', 'Answers to the boxes of popins', []),
      {
        name: 'coverage',
        title: 'How much is measured',
        query: { metrics: [...ofConfirmed], dimensions: [] },
      },
      ofBoxes('days', 'Day by day, by purpose', ['date', 'purpose']),
      ofBoxes('purposes', 'By purpose', ['purpose']),
      ofBoxes('languages', 'By language', ['language']),
      ofBoxes('versions', 'By popin and version', ['popin', 'popin_version']),
      ofBoxes('version_days', 'Day by day, by version', ['date', 'popin_version']),
      ofBoxes('language_days', 'Day by day, by language', ['date', 'language']),
      ofBoxes('boxes', 'Every box', ['popin', 'popin_version', 'language', 'purpose']),
      {
        name: 'withdrawn',
        title: 'Taken back',
        metrics: ['withdrawn'],
        dimensions: ['purpose'],
        empty: 'Nobody took a yes back in these days.',
      },
    ],
  },
  quality: {
    title: 'Quality',
    question: 'How far the other reports can be trusted, and what would make them whole.',
    over: 'days',
    tables: [
      {
        name: 'missing',
        title: 'Missing events',
        metrics: ['reports_lacking'],
        dimensions: ['event', 'needed_by', 'example'],
        empty: 'Nothing is missing: every event that a report needs came in these days.',
      },
      {
        name: 'orders',
        title: 'Orders that both sides told of, or only one',
        query: { metrics: [...ofConfirmed], dimensions: [] },
      },
      {
        name: 'gaps',
        title: 'Fields that are left out',
        metrics: ['lacking', 'looked_at', 'lacking_rate'],
        dimensions: ['gap'],
        empty: 'Nothing is left out: every event of these days says what reports need.',
      },
      {
        name: 'taken',
        title: 'What browsers sent since the collector started',
        metrics: ['accepted_events', 'refused_events', 'bot_events', 'repeated_events'],
        dimensions: [],
        empty: 'Nothing was sent since the collector started.',
      },
      {
        name: 'refused',
        title: 'Refused since the collector started, by reason',
        metrics: ['refused_events', 'refused_rate'],
        dimensions: ['reason', 'meaning'],
        empty: 'Nothing was refused since the collector started.',
      },
    ],
  },
  live: {
    title: 'Live',
    question: 'What happens right now: the last 5 and 30 minutes.',
    over: 'now',
    tables: [
      {
        name: 'last_5_minutes',
        title: 'Last 5 minutes',
        metrics: rightNow,
        dimensions: [],
        empty: 'Nobody was there in the last 5 minutes.',
      },
      {
        name: 'last_30_minutes',
        title: 'Last 30 minutes',
        metrics: rightNow,
        dimensions: [],
        empty: 'Nobody was there in the last 30 minutes.',
      },
      {
        name: 'minutes',
        title: 'Minute by minute',
        metrics: ['page_views'],
        dimensions: ['minute'],
        empty: 'No page was viewed in the last 30 minutes.',
      },
    ],
  },
} as const satisfies Record<string, StateReport>

export type StateReportName = keyof typeof stateCatalogue
export const stateReportNames = Object.keys(stateCatalogue) as StateReportName[]
