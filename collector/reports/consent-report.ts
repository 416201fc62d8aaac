// What popins asked and what people answered, from the consent ledger: one count a box, by popin, version, language and
// purpose. Answers are counted in the period in which they were given.
import { type OptInSource, optInSources } from '../../sdk/protocol/opt-in.ts'
import { type LedgerEntry, type ledgerActs, purposeOf } from '../ledger/entry.ts'
import { parseEntry } from '../ledger/entry-form.ts'
import type { RecordStore, RecordTransaction } from '../stores/records.ts'
import type { Span } from './calendar.ts'

/** One popin in one version and language, and one of its boxes. */
export interface ConsentRow {
  popin: OptInSource
  popin_version: string | null
  language: string | null
  purpose: LedgerEntry['purpose']
  /** Times that the box was shown; null: whoever sends this form does not say when it is shown. */
  shown: number | null
  /** Ticked and sent. */
  accepted: number
  /** Sent or closed without ticking it. */
  refused: number
  /** Shown, and left without an answer; null where `shown` is. */
  ignored: number | null
  /** Accepted of those shown; null where nothing was shown. */
  acceptance: number | null
  /** Yeses whose address was confirmed in the period. */
  confirmed: number
}

export interface ConsentReport {
  rows: ConsentRow[]
  /** Yeses taken back in the period, by purpose; from which popin they came is not kept with them. */
  withdrawn: Record<LedgerEntry['purpose'], number>
  definitions: Record<string, string>
  meta: { suppressed: number }
}

/** Reads a brand's ledger. Rows of fewer than `smallestGroup` acts are left out and counted in `meta.suppressed`. */
export type AskConsentReport = (brand: string, span: Span, smallestGroup: number) => Promise<ConsentReport>

export const consentDefinitions: Readonly<Record<string, string>> = {
  shown: 'Times that a box was shown: the popin opened.',
  accepted: 'Boxes that were ticked and sent.',
  refused: 'Boxes that were left empty and sent, or whose popin was closed.',
  ignored: 'Boxes shown without an answer: the page was left.',
  acceptance: 'Share of the boxes shown that were ticked and sent.',
  confirmed: 'Yeses whose address was confirmed, by the day of the confirmation.',
  withdrawn: 'Yeses taken back, by purpose and by the day on which they were.',
}

/** A form of the page’s own says nothing until it is sent. */
const shownFrom: ReadonlySet<OptInSource> = new Set(
  optInSources.filter((source) => source !== 'external_form'),
)
const entriesPerPage = 2000

export function createAskConsentReport(records: Pick<RecordStore, 'transact'>): AskConsentReport {
  return async (brand, span, smallestGroup) => {
    const counts = new Map<string, Counted>()
    const withdrawn = { contact_by_ambassador: 0, contact_by_brand: 0, share_with_partners: 0 }
    for await (const entry of entriesIn(records, brand, span)) {
      if (entry.act === 'withdrawn') withdrawn[entry.purpose] += 1
      else count(counts, entry)
    }
    const all = [...counts.values()]
    const large = all.filter(({ acts }) => Math.max(acts.shown, acts.granted + acts.refused) >= smallestGroup)
    const rows = large.map(toRow).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    const definitions = { ...consentDefinitions }
    return { rows, withdrawn, definitions, meta: { suppressed: all.length - large.length } }
  }
}

type Place = Pick<ConsentRow, 'popin' | 'popin_version' | 'language' | 'purpose'>
type Acts = Record<(typeof ledgerActs)[number], number>
interface Counted {
  place: Place
  acts: Acts
}

const keyOf = ({ popin, popin_version, language, purpose }: Place) =>
  JSON.stringify([popin, popin_version, language, purpose])

function count(counts: Map<string, Counted>, entry: LedgerEntry): void {
  const { popin, popin_version, language, recipient, act, basis } = entry
  // A yes that needed no box was not an answer to one.
  if (popin === null || (act === 'granted' && basis !== 'box')) return
  const place = { popin, popin_version, language, purpose: purposeOf[recipient] }
  const key = keyOf(place)
  const known = counts.get(key) ?? { place, acts: noActs() }
  known.acts[act] += 1
  counts.set(key, known)
}

function noActs(): Acts {
  return { shown: 0, granted: 0, refused: 0, confirmed: 0, withdrawn: 0, expired: 0 }
}

function toRow({ place, acts }: Counted): ConsentRow {
  const { granted: accepted, refused, confirmed } = acts
  const shown = shownFrom.has(place.popin) ? acts.shown : null
  return {
    ...place,
    shown,
    accepted,
    refused,
    // A popin may be answered in another period than the one in which it was shown.
    ignored: shown === null ? null : Math.max(0, shown - accepted - refused),
    acceptance: shown === null || shown === 0 ? null : accepted / shown,
    confirmed,
  }
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
