// What the consent ledger says of popins' boxes: how often each was shown and answered, by local day.
import type { OptInSource } from '../../sdk/protocol/opt-in.ts'
import { type LedgerEntry, type LedgerPurpose, type ledgerActs, purposeOf } from '../ledger/entry.ts'
import { parseEntry } from '../ledger/entry-form.ts'
import type { RecordStore, RecordTransaction } from '../stores/records.ts'
import type { Span } from './calendar.ts'
import { createDayOf, type DayCounts } from './day-counts.ts'

/** One box of one popin in one version and language. */
export interface Box {
  popin: OptInSource
  popin_version: string | null
  language: string | null
  purpose: LedgerPurpose
}
export type BoxAct = (typeof ledgerActs)[number]

export interface ConsentCounts {
  boxes: DayCounts<Box, BoxAct>[]
  /** Yeses taken back, by purpose: from which popin they came is not kept with them. */
  withdrawn: DayCounts<Pick<Box, 'purpose'>, BoxAct>[]
}

export const noActs: Readonly<Record<BoxAct, number>> = {
  shown: 0,
  granted: 0,
  refused: 0,
  confirmed: 0,
  withdrawn: 0,
  expired: 0,
}

const entriesPerPage = 2000

/** Acts are counted on the day on which they were. */
export async function readConsentCounts(
  records: Pick<RecordStore, 'transact'>,
  brand: string,
  span: Span,
  timeZone: string,
): Promise<ConsentCounts> {
  const dayOf = createDayOf(span, timeZone)
  const boxes = new Map<string, DayCounts<Box, BoxAct>>()
  const withdrawn = new Map<string, DayCounts<Pick<Box, 'purpose'>, BoxAct>>()
  for await (const entry of entriesIn(records, brand, span)) {
    const { popin, popin_version, language, recipient, act, basis } = entry
    const purpose = purposeOf[recipient]
    if (act === 'withdrawn') addTo(withdrawn, { purpose }, act, dayOf(entry.at))
    // A yes that needed no box was not an answer to one.
    else if (popin !== null && (act !== 'granted' || basis === 'box'))
      addTo(boxes, { popin, popin_version, language, purpose }, act, dayOf(entry.at))
  }
  return { boxes: [...boxes.values()], withdrawn: [...withdrawn.values()] }
}

function addTo<Place>(
  counts: Map<string, DayCounts<Place, BoxAct>>,
  place: Place,
  act: BoxAct,
  day: number,
): void {
  const key = JSON.stringify(place)
  const known = counts.get(key) ?? { key, place, days: new Map() }
  const acts = known.days.get(day) ?? { ...noActs }
  acts[act] += 1
  known.days.set(day, acts)
  counts.set(key, known)
}

/** The entries of a span, oldest first. They stand in the order of their time, so the first is found by halving. */
async function* entriesIn(
  records: Pick<RecordStore, 'transact'>,
  brand: string,
  { from, until }: Span,
): AsyncGenerator<LedgerEntry> {
  let next = await records.transact(brand, (tx) => firstSince(tx, from))
  for (;;) {
    const after = next
    const rows = await records.transact(brand, (tx) =>
      tx.run('SELECT sequence, body FROM ledger_entries WHERE sequence >= ? ORDER BY sequence LIMIT ?', [
        after,
        entriesPerPage,
      ]),
    )
    for (const { body } of rows) {
      const entry = parseEntry(String(body))
      if (entry !== null && entry.at >= until) return
      if (entry !== null) yield entry
    }
    if (rows.length < entriesPerPage) return
    next = Number(rows.at(-1)?.sequence) + 1
  }
}

/** The number of the first entry at or after a moment; one more than the last where there is none. */
async function firstSince(tx: RecordTransaction, from: number): Promise<number> {
  const [row] = await tx.run('SELECT max(sequence) AS last FROM ledger_entries')
  let [low, high] = [1, Number(row?.last ?? 0) + 1]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const [entry] = await tx.run('SELECT body FROM ledger_entries WHERE sequence = ?', [middle])
    const at = parseEntry(String(entry?.body))?.at ?? 0
    if (at < from) low = middle + 1
    else high = middle
  }
  return low
}
