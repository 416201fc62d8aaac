// An opt-out, a bounce or a complaint of the brand's server (B1–B3): kept for whoever brings the person next, and
// carried out on the contacts that are there.
import { type OptIns, type Recipient, recipients } from '../../../sdk/protocol/opt-in.ts'
import type { Brand } from '../../brands/brand.ts'
import type { LedgerAct } from '../../ledger/entry.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { RecordTransaction } from '../../stores/records.ts'
import { basesOf } from '../consent-bases.ts'
import type { Contact } from '../contact.ts'
import type { Contacts } from '../contacts.ts'
import { decideOptIns } from '../decide-opt-ins.ts'
import type { SuppressionScope, Suppressions } from '../suppressions.ts'
import {
  parseSuppression,
  type SentReason,
  type ServerSuppression,
  sentReasons,
} from './parse-suppression.ts'
import { type Take, whole } from './taken.ts'

export interface TakeSuppressionOptions {
  contacts: Contacts
  ledger: Ledger
  suppressions: Suppressions
}

/** What a person says. An address that fails says nothing of what they agreed to. */
const objections: readonly SentReason[] = ['opt_out', 'spam']

export function createTakeSuppression({ contacts, ledger, suppressions }: TakeSuppressionOptions): Take {
  async function carryOut(
    tx: RecordTransaction,
    { name }: Brand,
    contact: Contact,
    { reason, scope }: ServerSuppression,
  ): Promise<void> {
    const isObjection = objections.includes(reason)
    const optIns = isObjection ? withoutYeses(contact.optIns, scope) : contact.optIns
    const { emailStatus } = sentReasons[reason]
    await contacts.change(tx, name, contact.id, { optIns, ...(emailStatus ? { emailStatus } : {}) }, 'api')
    await ledger.append(tx, name, takenBack(contact, optIns))
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

function takenBack({ id, ambassador, optIns: before }: Contact, after: OptIns): LedgerAct[] {
  const [had, has] = [basesOf('C1', before), basesOf('C1', after)]
  const ended = (to: Recipient) => had[to] !== null && has[to] === null
  return recipients
    .filter(ended)
    .map((recipient) => ({ act: 'withdrawn', recipient, contact: id, ambassador }))
}
