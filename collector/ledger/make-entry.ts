// From an act to the entry that is kept: IDs become tags, the page loses what could name somebody.
import type { KeyRing } from '../privacy/key-ring.ts'
import { scrubUrl } from '../privacy/scrub-url.ts'
import { type LedgerAct, type LedgerActName, type LedgerEntry, purposeOf } from './entry.ts'
import { parseEntry } from './entry-form.ts'

/** Where in the chain an entry stands. */
export interface Place {
  brand: string
  sequence: number
  previous: string
  at: number
}

/** What an entry's tag is of: one text a thing, so that an order's ID never has the tag of a contact's. */
export type TaggedThing = 'contact' | 'ambassador' | 'order'

const needsBasis: ReadonlySet<LedgerActName> = new Set(['granted', 'confirmed'])

/** Throws a TypeError that names the field when the act does not fit, or grants without a basis. */
export function makeEntry(act: LedgerAct, place: Place, keyRing: KeyRing): LedgerEntry {
  if (needsBasis.has(act.act) && !act.basis) throw new TypeError('A ledger entry that grants needs its basis')
  const tagged = (thing: TaggedThing) => {
    const id = act[thing]
    return id === undefined ? null : keyRing.tag(place.brand, 'identifier', taggedText(thing, id))
  }
  const parsed = parseEntry({
    ...place,
    act: act.act,
    recipient: act.recipient,
    purpose: purposeOf[act.recipient],
    basis: act.basis ?? null,
    confirmation: act.confirmation ?? 'not_needed',
    box_default: false,
    contact: tagged('contact'),
    ambassador: tagged('ambassador'),
    order: tagged('order'),
    text_hash: act.textHash ?? null,
    language: act.language ?? null,
    popin: act.popin ?? null,
    popin_version: act.popinVersion ?? null,
    partners_list: act.partnersList ?? null,
    notice_version: act.noticeVersion ?? null,
    page: act.page === undefined ? null : keptPage(act.page),
    signals: [...(act.signals ?? [])].sort(),
  })
  if (!parsed.ok) throw new TypeError(`A ledger entry cannot hold this ${parsed.field}`)
  return parsed.entry
}

export function taggedText(thing: TaggedThing, id: string): string {
  return `${thing}:${id}`
}

/** Host and path; null where that is no web address. */
function keptPage(page: string): string | null {
  const scrubbed = scrubUrl(page)
  return scrubbed.ok ? `${scrubbed.host}${scrubbed.path}` : null
}
