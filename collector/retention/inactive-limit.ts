// R8: a contact who has done nothing for so long is erased; what keeps an opt-out usable stays (Z).
import { lastActivityOfRow } from '../contacts/last-activity.ts'
import type { Erasures } from '../erasure/erasures.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { RecordTransaction } from '../stores/records.ts'
import type { ContactLimitOptions } from './contact-limit.ts'
import { type DueContact, dueContacts, isLiving } from './due-contacts.ts'
import { eachDue } from './each-due.ts'
import type { Limit } from './limit.ts'
import { dueAt, type Length, lengthOf } from './limit-length.ts'

export interface InactiveLimitOptions extends Pick<ContactLimitOptions, 'records' | 'goesOn'> {
  ledger: Pick<Ledger, 'entriesOf'>
  erasures: Pick<Erasures, 'contact'>
}

const question = { condition: isLiving, start: lastActivityOfRow }

export function createInactiveLimit({ records, ledger, erasures, goesOn }: InactiveLimitOptions): Limit {
  /** A popin that is sent again and changes nothing is an act too: the ledger alone knows of it. */
  async function lastWord(tx: RecordTransaction, brand: string, contact: string): Promise<number> {
    const entries = await ledger.entriesOf(tx, brand, contact)
    return Math.max(0, ...entries.filter(({ popin }) => popin !== null).map(({ at }) => at))
  }

  async function findDue(
    tx: RecordTransaction,
    brand: string,
    length: Length,
    until: number,
    only?: string,
  ): Promise<DueContact[]> {
    const due: DueContact[] = []
    for (const contact of await dueContacts(tx, question, length, until, only)) {
      const at = Math.max(contact.at, dueAt(await lastWord(tx, brand, contact.id), length))
      if (at <= until) due.push({ ...contact, at })
    }
    return due
  }

  const due: Limit['due'] = async ({ name, settings }, until) => {
    const length = lengthOf('R8', settings)
    const found = await records.transact(name, (tx) => findDue(tx, name, length, until))
    return found
      .sort((one, other) => one.at - other.at)
      .map(({ heldBecause, ...contact }) => ({
        limit: 'R8',
        kind: 'contact',
        ...contact,
        what: 'erase',
        ...(heldBecause === null ? {} : { heldBecause }),
      }))
  }

  return {
    id: 'R8',
    due,
    carryOut: async (brand, now) =>
      eachDue(await due(brand, now), goesOn, async ({ id }) => {
        const { name, settings } = brand
        const length = lengthOf('R8', settings)
        const [still] = await records.transact(name, (tx) => findDue(tx, name, length, now, id))
        if (!still || still.heldBecause !== null) return false
        const erased = await erasures.contact(name, id, { by: 'retention', reason: 'retention' })
        return erased.ok
      }),
  }
}
