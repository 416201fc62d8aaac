// What a contact becomes when something is said of it: its fields, its opt-ins and their dates (V1), its e-mail status.
import type { EmailStatus, OptIns } from '../../sdk/protocol/opt-in.ts'
import type { Contact, ContactFields } from './contact.ts'
import { followEmailStatus } from './email-status.ts'

export interface Said {
  fields: ContactFields
  optIns: OptIns
  emailStatus: EmailStatus | undefined
  /** Whether the address is the one that the status before was about. */
  isSameAddress: boolean
  by: string
  at: number
}

/** Nothing was said yet, so none of these has a date. */
const unsaid: OptIns = { ambassador: 'new', brand: 'none', partners: false }

/** A contact that is new. */
export function firstContact(id: string, ambassador: string, said: Said): Contact {
  const { fields, optIns, emailStatus = 'unverified', by, at } = said
  return {
    id,
    ambassador,
    fields,
    ...datedOptIns({ optIns: unsaid, ambassadorAt: null, brandAt: null, partnersAt: null }, optIns, at),
    emailStatus,
    createdAt: at,
    createdBy: by,
    changedAt: at,
    changedBy: by,
    restrictedAt: null,
  }
}

/** What a known contact becomes; `changedAt` and `changedBy` are the new ones, whether or not anything differs. */
export function nextContact(before: Contact, said: Said): Contact {
  const { fields, optIns, emailStatus, isSameAddress, by, at } = said
  const status = isSameAddress ? before.emailStatus : 'unverified'
  return {
    ...before,
    fields,
    ...datedOptIns(before, optIns, at),
    emailStatus: emailStatus ? followEmailStatus(status, emailStatus) : status,
    changedAt: at,
    changedBy: by,
  }
}

type Dated = Pick<Contact, 'optIns' | 'ambassadorAt' | 'brandAt' | 'partnersAt'>

/** V1: each of the three keeps its own date, that of the value it has. */
function datedOptIns(before: Dated, optIns: OptIns, at: number): Dated {
  const old = before.optIns
  return {
    optIns,
    ambassadorAt: optIns.ambassador === old.ambassador ? before.ambassadorAt : at,
    brandAt: optIns.brand === old.brand ? before.brandAt : at,
    partnersAt: optIns.partners === old.partners ? before.partnersAt : at,
  }
}
