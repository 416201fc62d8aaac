// How legal holds are told, and why one cannot be set or lifted.
import { z } from 'zod'
import type { HoldResult } from '../retention/hold-records.ts'
import { heldKinds, type LegalHold } from '../retention/legal-holds.ts'
import type { ErrorAnswer } from './error-answer.ts'

/** Times are ISO 8601 in UTC. */
export const listedHold = z.object({
  kind: z.enum(heldKinds),
  id: z.string(),
  reason: z.string(),
  reference: z.string().nullable(),
  since: z.string(),
  by: z.string(),
})
export type ListedHold = z.infer<typeof listedHold>

export function toHoldAnswer({ heldAt, heldBy, ...hold }: LegalHold): ListedHold {
  return { ...hold, since: new Date(heldAt).toISOString(), by: heldBy }
}

export const holdRefusals: Readonly<Record<Extract<HoldResult, { ok: false }>['reason'], ErrorAnswer>> = {
  no_such_record: {
    status: 404,
    code: 'no_such_record',
    message: 'there is no such record, or no such hold',
  },
  no_such_brand: { status: 404, code: 'no_such_brand', message: 'there is no such brand', path: 'brand' },
  not_here: {
    status: 400,
    code: 'invalid',
    message: 'contacts and ambassadors are a brand’s; people who log in and brands are the operator’s',
    path: 'kind',
  },
}
