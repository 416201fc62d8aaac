// Who logs in and out, in the operator's log and in that of every brand by whose name they have a role: a person may work
// for several, and each must be able to look into what its own people did.
import { everyBrand, type Grants } from '../access/grants.ts'
import type { RecordStore } from '../stores/records.ts'
import type { AccessAct } from './access-act.ts'
import type { AccessLog } from './access-log.ts'

/** `person`: null where nobody was let in. Resolves once every log has it. */
export type LogSession = (
  person: string | null,
  act: Pick<AccessAct, 'operation' | 'entity' | 'route' | 'address'>,
) => Promise<void>

export interface SessionLogOptions {
  records: Pick<RecordStore, 'transact'>
  grants: Grants
  accessLog: Pick<AccessLog, 'add'>
}

export function createLogSession({ records, grants, accessLog }: SessionLogOptions): LogSession {
  return async (person, act) => {
    if (person === null) return accessLog.add(null, { ...act, by: 'nobody', refused: true })
    const held = await records.transact(null, (tx) => grants.of(tx, person))
    const brands = held.flatMap(({ brand }) => (brand === everyBrand ? [] : [brand]))
    for (const brand of [null, ...brands]) await accessLog.add(brand, { ...act, by: person })
  }
}
