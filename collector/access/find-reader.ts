// Whom a brand's reports may be mailed to: a person whose role takes them away, looked up each time (T7).
import type { RecordStore } from '../stores/records.ts'
import type { Grants } from './grants.ts'
import type { People } from './people.ts'
import { may } from './permissions.ts'

/** The address of a person, by it or by their ID; null when nobody is called so, or may not have the brand's reports. */
export type FindReader = (brand: string, name: string) => Promise<string | null>

export interface FindReaderOptions {
  records: RecordStore
  people: People
  grants: Grants
}

export function createFindReader({ records, people, grants }: FindReaderOptions): FindReader {
  return (brand, name) =>
    records.transact(null, async (tx) => {
      const person = await people.findByName(tx, name)
      const grant = person && (await grants.at(tx, person.id, brand))
      return grant && may({ kind: 'person', role: grant.role }, 'export_reports') ? person.email : null
    })
}
