// Forgetting somebody who logs in: what they may do, what opens their account, their row.
import type { RecordTransaction } from '../stores/records.ts'
import type { Grants } from './grants.ts'
import type { Invitations } from './invitations.ts'
import type { People } from './people.ts'
import type { Remembered } from './remembered.ts'
import type { Sessions } from './sessions.ts'

/** Within the caller's transaction of the operator's database. Links that they shared open nothing from then on. */
export type ForgetPerson = (tx: RecordTransaction, person: string) => Promise<void>

export interface ForgetPersonOptions {
  people: Pick<People, 'remove'>
  grants: Pick<Grants, 'take'>
  invitations: Pick<Invitations, 'endBy'>
  sessions: Pick<Sessions, 'endAll'>
  remembered: Pick<Remembered, 'endAll'>
}

export function createForgetPerson(options: ForgetPersonOptions): ForgetPerson {
  const { people, grants, invitations, sessions, remembered } = options
  return async (tx, person) => {
    await grants.take(tx, person, null)
    await invitations.endBy(tx, person, null)
    await sessions.endAll(tx, person)
    await remembered.endAll(tx, person)
    await people.remove(tx, person)
  }
}
