// The rights of a person, carried out by the brand for them (G1). An act reaches every contact of the person, also those
// that are hidden from the brand; what is answered is the same whoever is known (A3). `docs/decisions/0009` says why.
import type { Brand } from '../brands/brand.ts'
import type { Contact } from '../contacts/contact.ts'
import type { ContactOrders } from '../contacts/contact-orders.ts'
import { type ExportedContact, toExported } from '../contacts/from-server/export-contacts.ts'
import type { MailQueue } from '../contacts/mail-queue.ts'
import { shownToBrand } from '../contacts/shown-contact.ts'
import type { Suppressions } from '../contacts/suppressions.ts'
import type { Withdrawals } from '../contacts/withdraw.ts'
import type { RecordStore, RecordTransaction } from '../stores/records.ts'
import type { TaskRunner } from '../tasks/task-runner.ts'
import type { ChangeEmail } from './change-email.ts'
import type { Correction, CorrectPerson } from './correct-person.ts'
import type { ErasePerson, PersonReason } from './erase-person.ts'
import { keepObjection } from './objections.ts'
import type { Persons, Whose } from './person.ts'
import type { Right, RightsRequest, RightsRequests } from './requests.ts'
import type { Restrictions } from './restrictions.ts'
import { isSeen, type ShownPerson, toShownPerson } from './shown-person.ts'

export interface AskedByBrand {
  whose: Whose
  /** `server`, or the opaque ID of one of the brand's people. */
  by: string
  /** A request that was registered before and is answered by this; otherwise one is made. */
  request?: string | undefined
  /** The person's, for mails; default: the brand's first. */
  language: string
}

export type ActedForPerson =
  | { ok: true; request: RightsRequest }
  /** `invalid_field`: what was sent is wrong in itself. */
  | { ok: false; reason: 'no_such_request' | 'invalid_field'; field?: string }

export interface BrandRights {
  /** Those that an opt-in shows, restricted ones too: who was restricted must be found to be lifted. No field of theirs. */
  find(brand: Brand, whose: Whose): Promise<ShownPerson[]>
  /** What the brand may see anyway; everything goes to the person, by a link in a mail. */
  copy(brand: Brand, asked: AskedByBrand): Promise<ActedForPerson & { contacts?: ExportedContact[] }>
  correct(
    brand: Brand,
    asked: AskedByBrand,
    correction: Correction & { email?: string | undefined },
  ): Promise<ActedForPerson>
  restrict(brand: Brand, asked: AskedByBrand): Promise<ActedForPerson>
  lift(brand: Brand, asked: AskedByBrand): Promise<ActedForPerson>
  object(brand: Brand, asked: AskedByBrand, about: 'marketing' | 'profiling'): Promise<ActedForPerson>
  erase(brand: Brand, asked: AskedByBrand, reason: PersonReason): Promise<ActedForPerson>
}

export interface BrandRightsOptions {
  records: RecordStore
  persons: Persons
  requests: RightsRequests
  restrictions: Restrictions
  correctPerson: CorrectPerson
  changeEmail: ChangeEmail
  erasePerson: ErasePerson
  contactOrders: ContactOrders
  suppressions: Suppressions
  withdrawals: Withdrawals
  mails: MailQueue
  runner: Pick<TaskRunner, 'poke'>
  now: () => number
}

interface Asked {
  tx: RecordTransaction
  brand: Brand
  contacts: Contact[]
  request: RightsRequest
}

const noSuchRequest = { ok: false, reason: 'no_such_request' } as const
const stopForPerson = { scope: 'brand', reason: 'global_optout', by: 'api' } as const

export function createBrandRights(options: BrandRightsOptions): BrandRights {
  const { records, persons, requests, restrictions, contactOrders, suppressions, mails, runner } = options

  /** The request that was registered, or a new one; null: there is none of that ID that waits. */
  async function requestFor(
    tx: RecordTransaction,
    brand: Brand,
    { request, by }: AskedByBrand,
    right: Right,
    contacts: readonly Contact[],
  ): Promise<RightsRequest | null> {
    const contact = contacts[0]?.id ?? null
    if (request === undefined) return requests.ask(tx, brand, { right, contact, by, isShown: true })
    const known = await requests.find(tx, request)
    return known?.state === 'open' ? known : null
  }

  /** Carries out an act in one transaction with the request that it answers. */
  async function carryOut(
    brand: Brand,
    asked: AskedByBrand,
    right: Right,
    act: (asked: Asked) => Promise<unknown>,
  ): Promise<ActedForPerson> {
    const request = await records.transact(brand.name, async (tx) => {
      const contacts = await persons.find(tx, brand.name, asked.whose)
      const begun = await requestFor(tx, brand, asked, right, contacts)
      if (!begun) return null
      await act({ tx, brand, contacts, request: begun })
      return requests.settle(tx, begun.id, 'answered')
    })
    for (const kind of ['mail', 'webhook'] as const) runner.poke(brand.name, kind)
    return request ? { ok: true, request } : noSuchRequest
  }

  async function mailCopy({ tx, brand, contacts }: Asked, language: string): Promise<void> {
    const byAddress = new Map(contacts.flatMap((one) => (one.fields.email ? [[one.fields.email, one]] : [])))
    for (const [email, { id }] of byAddress)
      await mails.add(tx, brand.name, email, { about: 'data_copy', contact: id, language })
  }

  async function exported({ tx, brand, contacts }: Asked): Promise<ExportedContact[]> {
    const shown: ExportedContact[] = []
    for (const contact of contacts.filter((one) => isSeen(brand, one) && one.restrictedAt === null)) {
      const { email } = contact.fields
      const isSuppressed = email ? await suppressions.isSuppressed(tx, brand.name, email) : false
      const orders = await contactOrders.withLines(tx, contact.id)
      shown.push(toExported(shownToBrand(contact), isSuppressed, orders))
    }
    return shown
  }

  return {
    find: (brand, whose) =>
      records.transact(brand.name, async (tx) => {
        const contacts = await persons.find(tx, brand.name, whose)
        return contacts.filter((contact) => isSeen(brand, contact)).map(toShownPerson)
      }),
    async copy(brand, asked) {
      let contacts: ExportedContact[] = []
      const acted = await carryOut(brand, asked, 'access', async (found) => {
        contacts = await exported(found)
        await mailCopy(found, asked.language)
      })
      return acted.ok ? { ...acted, contacts } : acted
    },
    correct: createCorrect(options, carryOut),
    restrict: (brand, asked) =>
      carryOut(brand, asked, 'restriction', ({ tx, contacts }) =>
        restrictions.restrict(tx, contacts, asked.by),
      ),
    lift: (brand, asked) =>
      carryOut(brand, asked, 'lifting', ({ tx, contacts }) => restrictions.lift(tx, contacts, asked.by)),
    object: (brand, asked, about) =>
      carryOut(brand, asked, 'objection', async ({ tx, contacts }) => {
        const ids = contacts.map(({ id }) => id)
        if (about === 'profiling') return keepObjection(tx, ids, about, options.now())
        return stopAll(options, { tx, brand, contacts, whose: asked.whose })
      }),
    erase: createErase(options, requestFor),
  }
}

type CarryOut = (
  brand: Brand,
  asked: AskedByBrand,
  right: Right,
  act: (asked: Asked) => Promise<unknown>,
) => Promise<ActedForPerson>

/** Gives a transaction up. */
class InvalidField extends Error {
  constructor(readonly field: string) {
    super('a field is refused')
  }
}

function createCorrect(
  { correctPerson, changeEmail }: BrandRightsOptions,
  carryOut: CarryOut,
): BrandRights['correct'] {
  return async (brand, asked, { email, ...correction }) => {
    try {
      return await carryOut(brand, asked, 'rectification', async ({ tx, contacts, request }) => {
        // A field is wrong in itself, or it is not: asked of nobody, so that it is said of nobody.
        const alone = await correctPerson(tx, brand, [], correction, asked.by)
        if (!alone.ok) throw new InvalidField(alone.field ?? 'fields')
        await correctPerson(tx, brand, contacts, correction, asked.by)
        const [contact] = contacts
        if (email === undefined || !contact) return
        const { language } = asked
        await changeEmail.begin(tx, brand, { contact, request: request.id, email, language })
      })
    } catch (error) {
      if (error instanceof InvalidField) return { ok: false, reason: 'invalid_field', field: error.field }
      throw error
    }
  }
}

function createErase(
  { records, persons, erasePerson, runner }: BrandRightsOptions,
  requestFor: (
    tx: RecordTransaction,
    brand: Brand,
    asked: AskedByBrand,
    right: Right,
    contacts: readonly Contact[],
  ) => Promise<RightsRequest | null>,
): BrandRights['erase'] {
  return async (brand, asked, reason) => {
    const { whose, by } = asked
    const begun = await records.transact(brand.name, async (tx) => {
      const contacts = await persons.find(tx, brand.name, whose)
      const request = await requestFor(tx, brand, asked, 'erasure', contacts)
      return request && { contacts, request }
    })
    if (!begun) return noSuchRequest
    const known = {
      email: 'email' in whose ? whose.email : undefined,
      customer: 'customer_id' in whose ? whose.customer_id : undefined,
    }
    const shown = begun.contacts.filter((contact) => isSeen(brand, contact))
    const { request } = await erasePerson(brand, { ...begun, shown, ...known, by, reason })
    runner.poke(brand.name, 'webhook')
    return { ok: true, request }
  }
}

/** Nobody of the brand writes to them any more; an address that nobody has is kept from being brought too. */
async function stopAll(
  { withdrawals }: Pick<BrandRightsOptions, 'withdrawals'>,
  { tx, brand, contacts, whose }: Omit<Asked, 'request'> & { whose: Whose },
): Promise<void> {
  const [first, ...others] = contacts
  if (!first && 'email' in whose) return withdrawals.stopAll(tx, brand.name, whose.email, stopForPerson)
  for (const contact of first ? [first, ...others] : [])
    await withdrawals.stopAll(tx, brand.name, contact, stopForPerson)
}
