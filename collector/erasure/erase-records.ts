// What an erasure takes from a brand's own database: contacts with what waits about them, and an ambassador.
import type { Contacts } from '../contacts/contacts.ts'
import { normaliseEmail } from '../privacy/normalise-email.ts'
import type { RecordTransaction } from '../stores/records.ts'
import type { EndTasks } from './end-tasks.ts'
import type { EraseAmbassadorRecords } from './erase-ambassador-records.ts'
import type { EraseContactRecords } from './erase-contact-records.ts'
import type { ErasureRow } from './erasure-rows.ts'

export interface EraseRecordsOptions {
  contacts: Pick<Contacts, 'get'>
  eraseContactRecords: EraseContactRecords
  eraseAmbassadorRecords: EraseAmbassadorRecords
  endTasks: EndTasks
}

/** How many rows went, by the name of what they are. */
export type EraseRecords = (
  tx: RecordTransaction,
  brand: string,
  row: Pick<ErasureRow, 'by' | 'reason' | 'work'>,
) => Promise<Record<string, number>>

export function createEraseRecords(options: EraseRecordsOptions): EraseRecords {
  const { contacts, eraseContactRecords, eraseAmbassadorRecords, endTasks } = options

  async function addressesOf(
    tx: RecordTransaction,
    brand: string,
    ids: readonly string[],
  ): Promise<string[]> {
    const found: string[] = []
    for (const id of ids) {
      const email = normaliseEmail((await contacts.get(tx, brand, id))?.fields.email ?? '')
      if (email !== null) found.push(email)
    }
    return found
  }

  return async (tx, brand, { work, ...asked }) => {
    const emails = await addressesOf(tx, brand, work.contacts)
    const tasks = await endTasks(tx, brand, { contacts: work.contacts, emails, emailTags: work.whose.emails })
    let counts: Record<string, number> = { tasks }
    for (const id of work.contacts) counts = sum(counts, await eraseContactRecords(tx, brand, id, asked))
    if (work.ambassador !== null)
      counts = sum(counts, await eraseAmbassadorRecords(tx, brand, work.ambassador, asked))
    return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
  }
}

function sum(one: Record<string, number>, other: Record<string, number>): Record<string, number> {
  const added = Object.entries(other).map(([name, count]) => [name, (one[name] ?? 0) + count] as const)
  return { ...one, ...Object.fromEntries(added) }
}
