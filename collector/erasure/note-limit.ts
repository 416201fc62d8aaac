// What a time limit erases is written into the access log with it; what somebody asked for, their door has written.
import type { AccessAct } from '../access-log/access-act.ts'
import type { AccessLog } from '../access-log/access-log.ts'
import type { RecordTransaction } from '../stores/records.ts'
import type { ErasureRow } from './erasure-rows.ts'

/** `brand`: whose log, within a transaction of its own; null: the operator's. */
export type NoteLimit = (
  tx: RecordTransaction,
  brand: string | null,
  row: Pick<ErasureRow, 'kind' | 'subjects' | 'by'>,
) => Promise<void>

export function createNoteLimit({ accessLog }: { accessLog: Pick<AccessLog, 'addWithin'> }): NoteLimit {
  return async (tx, brand, { kind, subjects, by }) => {
    if (by !== 'retention' || kind === 'behaviour') return
    for (const id of subjects) {
      const named: Partial<AccessAct> = kind === 'ambassador' ? { foreignId: id } : { id }
      await accessLog.addWithin(tx, brand, { by, operation: 'deleted', entity: kind, ...named })
    }
  }
}
