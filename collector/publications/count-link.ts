// Counts that a link was followed or a mail opened: an event of the collector's own, and a line in the contact's history.
import type { Brand } from '../brands/brand.ts'
import type { KeptFromBrowser, OwnEvent, Requested } from '../events/keep-own-event.ts'
import type { RecordStore } from '../stores/records.ts'
import type { FoundLink, Sends } from './sends.ts'

export interface CountedLink {
  name: 'publication_click' | 'publication_open'
  found: FoundLink
  /** The ambassador whose cookie (K1) the browser sent: then it is their own (E18). */
  ambassador: string | null
}

/**
 * Resolves once it is on disk. `false`: a privacy signal or a robot, so nothing is counted and nothing may be set. Where
 * it cannot be kept now it is lost: whoever follows a link does not come again for that.
 */
export type CountLink = (request: Requested, link: CountedLink) => Promise<boolean>

export interface CountLinkOptions {
  records: RecordStore
  sends: Pick<Sends, 'note'>
  keepBrowserEvent: (request: Requested, event: OwnEvent) => Promise<KeptFromBrowser>
  newId: () => string
}

export function createCountLink({ records, sends, keepBrowserEvent, newId }: CountLinkOptions): CountLink {
  const note = ({ name }: Brand, { found, name: event }: CountedLink, at: number) =>
    records.transact(name, (tx) =>
      sends.note(tx, found, event === 'publication_click' ? 'clicked' : 'viewed', at),
    )

  return async (request, link) => {
    const { brand, received } = request
    const params = link.ambassador === null ? null : JSON.stringify({ ambassador: link.ambassador })
    const fields = { publication: link.found.publication.id, params }
    const kept = await keepBrowserEvent(request, { id: newId(), name: link.name, time: received, fields })
    if (kept.ok && !kept.isKept) return false
    if (link.found.contact !== null) await note(brand, link, received)
    return true
  }
}
