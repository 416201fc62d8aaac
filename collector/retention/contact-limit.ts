// A limit on contacts: who is due by one question, and ended one transaction each, in which it is asked again.
import type { AccessLog } from '../access-log/access-log.ts'
import type { RecordStore, RecordTransaction } from '../stores/records.ts'
import { type ContactQuestion, dueContacts } from './due-contacts.ts'
import { eachDue } from './each-due.ts'
import type { Due, Limit } from './limit.ts'
import { type BrandLimitId, lengthOf } from './limit-length.ts'

export interface ContactLimit {
  id: BrandLimitId
  what: Due['what']
  /** The access log's word for it. */
  reason: string
  question: ContactQuestion
  /** Ends the limit for one contact; nothing of it is kept when it throws. */
  end(tx: RecordTransaction, brand: string, contact: string): Promise<void>
}

export interface ContactLimitOptions {
  records: RecordStore
  accessLog: Pick<AccessLog, 'addWithin'>
  /** No once the collector is stopping. */
  goesOn: () => boolean
}

export function createContactLimit(
  { id, what, reason, question, end }: ContactLimit,
  { records, accessLog, goesOn }: ContactLimitOptions,
): Limit {
  const due: Limit['due'] = async ({ name, settings }, until) => {
    const length = lengthOf(id, settings)
    const found = await records.transact(name, (tx) => dueContacts(tx, question, length, until))
    return found.map(({ heldBecause, ...contact }) => ({
      limit: id,
      kind: 'contact',
      ...contact,
      what,
      ...(heldBecause === null ? {} : { heldBecause }),
    }))
  }

  return {
    id,
    due,
    async carryOut(brand, now) {
      const { name, settings } = brand
      const length = lengthOf(id, settings)
      return eachDue(await due(brand, now), goesOn, ({ id: contact }) =>
        records.transact(name, async (tx) => {
          const [still] = await dueContacts(tx, question, length, now, contact)
          if (!still || still.heldBecause !== null) return false
          await end(tx, name, contact)
          const operation = what === 'delete' ? 'deleted' : 'updated'
          const act = { by: 'retention', operation, entity: 'contact', id: contact, reason } as const
          await accessLog.addWithin(tx, name, act)
          return true
        }),
      )
    },
  }
}
