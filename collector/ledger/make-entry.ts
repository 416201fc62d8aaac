// From an act to the entry that is kept: IDs become tags, the page loses what could name somebody.
import { limits } from '../../sdk/protocol/limits.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import { scrubUrl } from '../privacy/scrub-url.ts'
import type { Place } from './chain.ts'
import { type LedgerAct, type LedgerActName, type LedgerEntry, purposeOf } from './entry.ts'
import { isKeptPage } from './entry-form.ts'

/** What an entry's tag is of: one text a thing, so that an order's ID never has the tag of a contact's. */
export type TaggedThing = 'contact' | 'ambassador' | 'order'

const needsBasis: ReadonlySet<LedgerActName> = new Set(['granted', 'confirmed'])

/** Throws a TypeError when the act grants without a basis. Whether every field has its form is `entryText`'s work. */
export function makeEntry(act: LedgerAct, place: Place, keyRing: KeyRing): LedgerEntry {
  if (needsBasis.has(act.act) && !act.basis) throw new TypeError('A ledger entry that grants needs its basis')
  const tagged = (thing: TaggedThing) => {
    const id = act[thing]
    return id === undefined ? null : keyRing.tag(place.brand, 'identifier', taggedText(thing, id))
  }
  return {
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
    signals: [...new Set(act.signals)].sort(),
  }
}

export function taggedText(thing: TaggedThing, id: string): string {
  return `${thing}:${id}`
}

/** Host and path, the end of a very long one cut off; null where that is no web address, or one with a strange host. */
function keptPage(page: string): string | null {
  const scrubbed = scrubUrl(page)
  if (!scrubbed.ok) return null
  const kept = `${scrubbed.host}${scrubbed.path}`.slice(0, limits.urlLength)
  return isKeptPage(kept) ? kept : null
}
