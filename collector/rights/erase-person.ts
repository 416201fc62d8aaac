// Erasing everything of a person in a brand (article 17), and the request that it answers. What the erasure itself does
// is `collector/erasure`'s.
import type { Logger } from 'pino'
import type { Brand } from '../brands/brand.ts'
import type { Contact } from '../contacts/contact.ts'
import type { Erased, Erasures } from '../erasure/erasures.ts'
import { isHeld } from '../retention/legal-holds.ts'
import type { RecordStore, RecordTransaction } from '../stores/records.ts'
import type { RightsRequest, RightsRequests } from './requests.ts'

/** Why: they asked; they were under age when their details were left (G5); they objected to what is done with them. */
export const personReasons = ['request', 'minor', 'objection'] as const
export type PersonReason = (typeof personReasons)[number]

export interface WantedErasure {
  /** All of the person. */
  contacts: readonly Contact[]
  /** Of these, those of whose hold whoever asked may be told (A3). */
  shown: readonly Contact[]
  /** Under which events may stand though no contact has it. */
  email?: string | undefined
  customer?: string | undefined
  /** The request, whose clock runs. */
  request: RightsRequest
  by: string
  reason: PersonReason
}

export interface ErasedPerson {
  /** `refused` where one of the `shown` is held. */
  request: RightsRequest
  /** One for each that was erased; with `held` none. */
  erased: Erased[]
}

export type ErasePerson = (brand: Brand, wanted: WantedErasure) => Promise<ErasedPerson>

export interface ErasePersonOptions {
  records: RecordStore
  erasures: Pick<Erasures, 'contact' | 'address' | 'visitor'>
  requests: RightsRequests
  log: Pick<Logger, 'warn'>
}

export function createErasePerson({ records, erasures, requests, log }: ErasePersonOptions): ErasePerson {
  async function erase(brand: string, wanted: WantedErasure): Promise<Erased[]> {
    const { contacts, customer, by, reason } = wanted
    const emails = new Set([wanted.email, ...contacts.map(({ fields }) => fields.email)])
    const erased: Erased[] = []
    for (const email of emails)
      if (email !== undefined) erased.push(await erasures.address(brand, email, { by, reason }))
    for (const { id, fields } of contacts)
      if (fields.email === undefined) erased.push(await erasures.contact(brand, id, { by, reason }))
    if (customer !== undefined) erased.push(await erasures.visitor(brand, { customer }, { by, reason }))
    return erased
  }

  /** A hold that whoever asked may not know of is the operator's to know. */
  async function end(
    tx: RecordTransaction,
    brand: string,
    { shown, request }: WantedErasure,
    isRefused: boolean,
  ) {
    if (!isRefused) return requests.settle(tx, request.id, 'answered')
    for (const { id } of shown)
      if ((await isHeld(tx, 'contact', id)) !== null) return requests.settle(tx, request.id, 'refused')
    log.warn(
      { brand, request: request.id, reason: 'held' },
      'an erasure that a brand asked for is not done, which the brand is not told',
    )
    return requests.settle(tx, request.id, 'answered')
  }

  return async (brand, wanted) => {
    const erased = await erase(brand.name, wanted)
    const reasons = erased.flatMap((one) => (one.ok ? [] : [one.reason]))
    // What is not finished yet will be, and its request is answered then (`settleErased`).
    if (reasons.includes('not_yet')) return { request: wanted.request, erased }
    const isRefused = reasons.includes('held')
    const settled = await records.transact(brand.name, (tx) => end(tx, brand.name, wanted, isRefused))
    return { request: settled ?? wanted.request, erased }
  }
}
