// What popins asked and what people answered, as tables: each is the boxes of the ledger gathered by something. Where few
// are hidden a box is shown or not, the same in every table, and what is not stands in the other row.
import { type OptInSource, optInSources } from '../../sdk/protocol/opt-in.ts'
import type { RecordStore } from '../stores/records.ts'
import type { Definition, MetricValues, ReportRow, ReportTotals } from './answer.ts'
import { dateOfDay, dayOfDate, lastDayOfMonth, spanOf } from './calendar.ts'
import { type Box, type BoxAct, noActs, readConsentCounts } from './consent-counts.ts'
import { type DayCounts, sumOfDays } from './day-counts.ts'
import { type Guard, guardCounts } from './guard-counts.ts'
import { certaintyOf } from './interval.ts'
import type { Days } from './query.ts'
import type { Stretch } from './small-groups/grid.ts'

export const consentDefinitions = {
  shown: { unit: 'count', definition: 'Times that a box was shown: the popin opened.' },
  accepted: { unit: 'count', definition: 'Boxes that were ticked and sent.' },
  refused: { unit: 'count', definition: 'Boxes that were left empty and sent, or whose popin was closed.' },
  ignored: { unit: 'count', definition: 'Boxes shown without an answer: the page was left.' },
  acceptance: {
    unit: 'ratio',
    definition: 'Share of the boxes shown that were ticked and sent.',
    numerator: 'boxes ticked and sent',
    denominator: 'boxes shown',
  },
  confirmed: {
    unit: 'count',
    definition: 'Yeses whose address was confirmed, by the day of the confirmation.',
  },
  withdrawn: { unit: 'count', definition: 'Yeses taken back, by purpose and by the day on which they were.' },
} as const satisfies Record<string, Definition>

export type ConsentDimension = 'date' | keyof Box

/** What is asked of a brand's ledger, over local days of its zone. */
export interface ConsentQuestion {
  brand: string
  timeZone: string
  /** Boxes with fewer acts are not shown by themselves. */
  smallestGroup: number
  days: Days
  /** The day number of today: later days are not measured. */
  today: number
}

/** The yeses taken back (`withdrawn`) are told by their purpose alone; all else by any of a box's marks. */
export interface ConsentAsked extends ConsentQuestion {
  of: 'boxes' | 'withdrawn'
  dimensions: readonly ConsentDimension[]
}

export interface ConsentTable {
  rows: ReportRow[]
  totals: ReportTotals
  /** Rows that are hidden because too few acts are behind them. */
  suppressed: number
}

export type AskConsentTable = (asked: ConsentAsked) => Promise<ConsentTable>

export function createAskConsentTable(records: Pick<RecordStore, 'transact'>): AskConsentTable {
  return async (asked) => {
    const { brand, timeZone, days, smallestGroup, dimensions, of } = asked
    // What a period may show is decided by the whole months that it lies in.
    const read = smallestGroup > 1 ? wholeMonths(days) : days
    const span = spanOf(read.from, read.to, timeZone)
    const counts = await readConsentCounts(records, brand, span, timeZone)
    const stretch = { firstDay: dayOfDate(days.from), lastDay: dayOfDate(days.to) }
    const byDay = dimensions.includes('date')
    const guarding = { stretch, byDay, smallest: smallestGroup }
    if (of === 'withdrawn') {
      const guard = guardCounts(counts.withdrawn, { ...guarding, sizeOf: ({ withdrawn }) => withdrawn })
      return tableOf(counts.withdrawn, { ...asked, stretch, guard, figures: takenBack })
    }
    const guard = guardCounts(counts.boxes, { ...guarding, sizeOf: actsIn })
    return tableOf(counts.boxes, { ...asked, stretch, guard, figures: answers })
  }
}

type Acts = Record<BoxAct, number>
type Counted = DayCounts<Partial<Box>, BoxAct>
/** What a row says of the acts of some boxes. */
type FiguresOf = (boxes: readonly { place: Partial<Box>; acts: Acts }[]) => ReportTotals

/** A popin that is answered was shown; one box is one act at a time. */
const actsIn = ({ shown, granted, refused, confirmed }: Acts) => Math.max(shown, granted + refused, confirmed)

interface Scene extends ConsentAsked {
  stretch: Stretch
  guard: Guard
  figures: FiguresOf
}

function tableOf(counted: readonly Counted[], scene: Scene): ConsentTable {
  const { dimensions, stretch, today } = scene
  const whole = partOf(counted, stretch, [], scene)
  const labels = dimensions.filter((name) => name !== 'date')
  const parts = dimensions.includes('date') ? daysIn(stretch, today) : [stretch]
  if (dimensions.length === 0) return { ...whole, rows: [whole.totals] }
  const told = parts.map((part) => {
    const { rows, totals, suppressed } = partOf(counted, part, labels, scene)
    const day = dimensions.includes('date') ? { date: dateOfDay(part.firstDay) } : {}
    const own = labels.length > 0 ? rows : [totals]
    return { rows: own.map((row): ReportRow => Object.assign({ ...day }, row)), suppressed }
  })
  return {
    rows: told.flatMap(({ rows }) => rows),
    totals: whole.totals,
    suppressed: told.reduce((sum, { suppressed }) => sum + suppressed, 0),
  }
}

/** Some days: the boxes that are shown in them, gathered; and what is left, where all of them together are known. */
function partOf(
  counted: readonly Counted[],
  days: Stretch,
  labels: readonly (keyof Box)[],
  { guard, figures }: Scene,
): ConsentTable {
  const there = counted
    .map((one) => ({ key: one.key, place: one.place, acts: sumOfDays(one, days, noActs) }))
    .filter(({ acts }) => Object.values(acts).some((count) => count > 0))
  const shown = there.filter(({ key }) => guard.isShown(key, days))
  const isWhole = guard.isWhole(days)
  const rest = there.filter((box) => !shown.includes(box))
  const gathered = new Map<string, typeof shown>()
  for (const box of shown) {
    const key = JSON.stringify(labels.map((name) => box.place[name] ?? null))
    gathered.set(key, [...(gathered.get(key) ?? []), box])
  }
  const rows = [...gathered.values()].map((boxes): ReportRow => {
    const [first] = boxes
    const named = labels.map((name) => [name, first?.place[name] ?? null])
    return Object.assign(Object.fromEntries(named), figures(boxes))
  })
  const other: ReportRow[] = []
  if (rest.length > 0 && isWhole) {
    const named = Object.fromEntries(labels.map((name) => [name, null]))
    other.push(Object.assign(named, figures(rest), { other: true as const }))
  }
  // What nobody may know is not measured; without anything hidden the sum of the rows is all there is.
  const totals = isWhole ? figures(there) : unmeasured(figures(shown))
  return { rows: [...rows.sort(byWeight), ...other], totals, suppressed: rest.length + (isWhole ? 0 : 1) }
}

function unmeasured(values: ReportTotals): ReportTotals {
  const names = Object.keys(consentDefinitions).filter((name) => Object.hasOwn(values, name))
  const nothing: MetricValues = Object.fromEntries(names.map((name) => [name, null]))
  return nothing
}

/** The most asked first, then the most agreed to; else by what they are called. */
function byWeight(a: ReportRow, b: ReportRow): number {
  const weight = (row: ReportRow, name: string) => Number(row[name] ?? 0)
  const names = ['shown', 'accepted', 'withdrawn']
  const difference = names.map((name) => weight(b, name) - weight(a, name)).find((one) => one !== 0)
  return difference ?? (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)
}

/** A form of the page's own says nothing until it is sent. */
const shownFrom: ReadonlySet<OptInSource> = new Set(
  optInSources.filter((source) => source !== 'external_form'),
)

function answers(boxes: readonly { place: Partial<Box>; acts: Acts }[]): ReportTotals {
  const sum = (name: BoxAct, some = boxes) => some.reduce((all, { acts }) => all + acts[name], 0)
  const seen = boxes.filter(({ place }) => place.popin !== undefined && shownFrom.has(place.popin))
  const isKnown = seen.length > 0 || boxes.length === 0
  const shown = sum('shown', seen)
  // A popin may be answered in another period than the one in which it was shown.
  const accepted = Math.min(sum('granted', seen), shown)
  const ignored = Math.max(0, shown - sum('granted', seen) - sum('refused', seen))
  const values: MetricValues = {
    shown: isKnown ? shown : null,
    accepted: sum('granted'),
    refused: sum('refused'),
    ignored: isKnown ? ignored : null,
    acceptance: shown === 0 ? null : accepted / shown,
    confirmed: sum('confirmed'),
  }
  return Object.assign(values, certaintyOf({ acceptance: { numerator: accepted, denominator: shown } }))
}

function takenBack(all: readonly { acts: Acts }[]): ReportTotals {
  const withdrawn = all.reduce((sum, { acts }) => sum + acts.withdrawn, 0)
  const totals: MetricValues = { withdrawn }
  return totals
}

function wholeMonths({ from, to }: Days): Days {
  return { from: `${from.slice(0, 8)}01`, to: lastDayOfMonth(to) }
}

function daysIn({ firstDay, lastDay }: Stretch, today: number): Stretch[] {
  const last = Math.min(lastDay, today)
  return Array.from({ length: Math.max(0, last - firstDay + 1) }, (_, at) => ({
    firstDay: firstDay + at,
    lastDay: firstDay + at,
  }))
}
