// An opt-out, a bounce or a complaint of the brand's server (B1–B3): kept for whoever brings the person next, and
// carried out on the contacts that are there.
import type { OptIns } from '../../../sdk/protocol/opt-in.ts'
import type { Brand } from '../../brands/brand.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { RecordTransaction } from '../../stores/records.ts'
import type { Contact } from '../contact.ts'
import type { Contacts } from '../contacts.ts'
import { decideOptIns } from '../decide-opt-ins.ts'
import type { SuppressionScope, Suppressions } from '../suppressions.ts'
import { endedYeses } from './ended-yeses.ts'
import { parseSuppression, type ServerSuppression, sentReasons } from './parse-suppression.ts'
import { type Take, whole } from './taken.ts'

export interface TakeSuppressionOptions {
  contacts: Contacts
  ledger: Ledger
  suppressions: Suppressions
}

export function createTakeSuppression({ contacts, ledger, suppressions }: TakeSuppressionOptions): Take {
  async function carryOut(
    tx: RecordTransaction,
    { name }: Brand,
    contact: Contact,
    { reason, scope }: ServerSuppression,
  ): Promise<void> {
    const { keptAs, emailStatus } = sentReasons[reason]
    const optIns = keptAs ? withoutYeses(contact.optIns, scope) : contact.optIns
    await contacts.change(tx, name, contact.id, { optIns, ...(emailStatus ? { emailStatus } : {}) }, 'api')
    const { id, ambassador } = contact
    const acts = endedYeses(contact.optIns, optIns).map((act) => ({ ...act, contact: id, ambassador }))
    await ledger.append(tx, name, acts)
  }

  return async (tx, brand, item) => {
    const parsed = parseSuppression(item)
    if (!parsed.ok) return parsed
    const { email, reason, ...target } = parsed.item
    const known = await contacts.findByEmail(tx, brand.name, email)
    for (const contact of known) {
      const isMeant = target.scope !== 'ambassador' || contact.ambassador === target.ambassador
      if (isMeant) await carryOut(tx, brand, contact, parsed.item)
    }
    const { keptAs } = sentReasons[reason]
    // Last: an opt-out for all brands is in force at once, so nothing of this transaction may fail after it.
    if (keptAs) await suppressions.suppress(tx, brand.name, { email, reason: keptAs, ...target })
    return whole
  }
}

function withoutYeses(current: OptIns, scope: SuppressionScope): OptIns {
  return decideOptIns('C1', { boxes: {}, assumeFromBrand: false, confirmed: false, current }, scope).optIns
}
