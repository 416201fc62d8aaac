// From an act to the entry that is kept: addresses, foreign IDs and written reasons become keyed tags.
import type { Place } from '../ledger/chain.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import { networkOf } from '../privacy/network-tag.ts'
import type { AccessAct, Entity } from './access-act.ts'
import type { AccessEntry } from './access-entry.ts'

export type TagRing = Pick<KeyRing, 'tag'>

export function makeAccessEntry(act: AccessAct, place: Place, ring: TagRing): AccessEntry {
  const { brand } = place
  return {
    ...place,
    by: act.by,
    operation: act.operation,
    entity: act.entity,
    id: act.id ?? tagOf(act.foreignId, (id) => ring.tag(brand, 'identifier', foreignText(act.entity, id))),
    route: act.route ?? null,
    address: tagOf(act.address, (address) => ring.tag(brand, 'address', addressText(address))),
    reason: act.reason ?? null,
    note: tagOf(act.note, (note) => ring.tag(brand, 'identifier', `note:${note.normalize('NFKC').trim()}`)),
    refused: act.refused ?? false,
  }
}

/** What the tag of an entity's foreign ID is of. An ambassador's is the same as in the consent ledger. */
export function foreignText(entity: Entity, id: string): string {
  return `${entity}:${id}`
}

/** What the tag of an address is of: an IPv4 address in full, an IPv6 address cut to /64. */
export function addressText(address: string): string {
  return Buffer.from(networkOf(address)).toString('hex')
}

function tagOf(value: string | undefined, make: (value: string) => string): string | null {
  return value === undefined ? null : make(value)
}
