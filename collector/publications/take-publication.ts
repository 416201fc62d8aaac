// Registers a publication that the brand's server sent.
import { type Take, type Taken, whole } from '../contacts/from-server/taken.ts'
import { parsePublication } from './parse-publication.ts'
import type { Publications } from './publications.ts'

export function createTakePublication(publications: Publications): Take {
  return async (tx, _brand, item) => {
    const parsed = parsePublication(item)
    if (!parsed.ok) return parsed
    return (await publications.register(tx, parsed.item)) ? whole : otherAmbassador
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
