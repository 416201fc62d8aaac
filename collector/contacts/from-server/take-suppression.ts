// An opt-out, a bounce or a complaint of the brand's server (B1–B3): kept for whoever brings the person next, and
// carried out on the contacts that are there.
import type { Brand } from '../../brands/brand.ts'
import type { RecordTransaction } from '../../stores/records.ts'
import type { Contacts } from '../contacts.ts'
import type { Suppressions } from '../suppressions.ts'
import type { Withdrawals } from '../withdraw.ts'
import { parseSuppression, type ServerSuppression } from './parse-suppression.ts'
import { type Take, whole } from './taken.ts'

export interface TakeSuppressionOptions {
  contacts: Contacts
  suppressions: Suppressions
  withdrawals: Withdrawals
}

export function createTakeSuppression(options: TakeSuppressionOptions): Take {
  const { contacts, suppressions, withdrawals } = options

  async function carryOut(
    tx: RecordTransaction,
    { name }: Brand,
    { email, stop }: ServerSuppression,
  ): Promise<void> {
    if (stop.kind === 'all')
      return withdrawals.stopAll(tx, name, email, { scope: 'brand', reason: stop.reason, by: 'api' })
    const known = await contacts.findByEmail(tx, name, email)
    if (stop.kind === 'soft_bounce') {
      for (const { id } of known) await contacts.change(tx, name, id, { emailStatus: 'soft_bounce' }, 'api')
      return
    }
    const { ambassador } = stop
    const theirs = known.filter((contact) => contact.ambassador === ambassador)
    for (const contact of theirs) await withdrawals.end(tx, name, contact, ['ambassador'], 'api')
    const optOut = { scope: 'ambassador', reason: 'global_optout' } as const
    await suppressions.suppress(tx, name, { ...optOut, ambassador, email })
  }

  return async (tx, brand, item) => {
    const parsed = parseSuppression(item)
    if (!parsed.ok) return parsed
    await carryOut(tx, brand, parsed.item)
    return whole
  }
}
