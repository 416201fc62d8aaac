// What makes a repeat harmless: for each ID that the brand's server used, a keyed tag of what it said with it.
import type { KeyRing } from '../../privacy/key-ring.ts'

/** Which of the server's IDs: two kinds that look alike stay apart. */
type IdKind = 'contact' | 'order' | 'refund'

export interface Said {
  /** The tag of an ID as it is stored now. */
  idTag(brand: string, kind: IdKind, id: string): string
  /** Every tag that a stored ID may have, newest first. */
  idTags(brand: string, kind: IdKind, id: string): string[]
  /** The tag of an item's content as it is stored now. */
  contentTag(brand: string, item: object): string
  /** Whether an item says what a stored tag was made of. */
  isSame(brand: string, item: object, storedTag: string): boolean
}

export function createSaid(keyRing: KeyRing): Said {
  // An order's tag is that of its bare ID, as the events have it where an ID looks personal.
  const spelled = (kind: IdKind, id: string) => (kind === 'order' ? id : `${kind} ${id}`)
  return {
    idTag: (brand, kind, id) => keyRing.tag(brand, 'identifier', spelled(kind, id)),
    idTags: (brand, kind, id) => keyRing.tagsUnderEveryVersion(brand, 'identifier', spelled(kind, id)),
    contentTag: (brand, item) => keyRing.tag(brand, 'identifier', JSON.stringify(item)),
    isSame: (brand, item, storedTag) =>
      keyRing.tagsUnderEveryVersion(brand, 'identifier', JSON.stringify(item)).includes(storedTag),
  }
}
