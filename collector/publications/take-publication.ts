// Registers a publication that the brand's server sent, and answers its links.
import { type Take, type Taken, whole } from '../contacts/from-server/taken.ts'
import { parsePublication } from './parse-publication.ts'
import { linksOf } from './publication-links.ts'
import type { Publications } from './publications.ts'

export function createTakePublication(publications: Publications): Take {
  return async (tx, brand, item) => {
    const parsed = parsePublication(item, brand.settings.origins)
    if (!parsed.ok) return parsed
    const registered = await publications.register(tx, parsed.item)
    if (!registered) return otherAmbassador
    const { channel, target, code } = registered
    // One that only names its ambassador, for the popin, is not linked to.
    if (channel === null && target === null) return whole
    return { ...whole, links: linksOf(brand, registered, code) }
  }
}

const otherAmbassador: Taken = {
  ok: false,
  problem: {
    code: 'id_reused',
    message: 'a publication of this ID is another ambassador’s; it stays theirs',
    path: 'id',
  },
}
