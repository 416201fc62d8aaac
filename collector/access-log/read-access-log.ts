// A log from its database, for verification.

import type { WholeLine } from '../ledger/ledger-line.ts'
import { readChain } from '../ledger/read-ledger.ts'
import type { RecordStore } from '../stores/records.ts'
import { operatorLog } from './access-entry.ts'
import { accessChain } from './access-log.ts'

/** Every line, in the order of the ledger's; `brand` null is the operator's own log. */
export function readAccessLog(
  store: Pick<RecordStore, 'transact'>,
  brand: string | null,
  entriesPerPage?: number,
): AsyncGenerator<WholeLine> {
  const place = { database: brand, name: brand ?? operatorLog }
  return readChain(store, accessChain, entriesPerPage === undefined ? place : { ...place, entriesPerPage })
}
