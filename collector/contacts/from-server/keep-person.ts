// Keeps a person whom the brand's server sent: the rule of the way in, held back by who opted out, written to the ledger.
import type { EmailStatus, OptInCase, OptIns, Recipient } from '../../../sdk/protocol/opt-in.ts'
import { recipients } from '../../../sdk/protocol/opt-in.ts'
import type { Brand } from '../../brands/brand.ts'
import type { LedgerAct } from '../../ledger/entry.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { RecordTransaction } from '../../stores/records.ts'
import { type Contact, type ContactFields, isErased } from '../contact.ts'
import type { Contacts } from '../contacts.ts'
import { decideOptIns, type OptInDecision } from '../decide-opt-ins.ts'
import { emailStatusAfter } from '../suppression-reasons.ts'
import type { Suppression, Suppressions } from '../suppressions.ts'
import { endedYeses } from '../yeses.ts'
import { brandWithdrawals, withoutYeses } from './brand-withdrawal.ts'
import type { SentOptIns } from './parse-contact.ts'
import { withdrawnByPerson } from './withdrawn-by-person.ts'

export interface SentPerson {
  optInCase: OptInCase
  ambassador: string
  fields: ContactFields
  answers: SentOptIns
  /** With an order (C7): what the brand says of its own opt-in. */
  brandOptIn?: boolean
  /** The order's ID as the shop gives it. */
  order?: string
  /** The contact that it is known to be; otherwise it is looked for by e-mail, else phone. */
  current?: Contact | null
  by: string
}

/** Answers the contact's ID. */
export type KeepPerson = (tx: RecordTransaction, brand: Brand, person: SentPerson) => Promise<string>

export interface KeepPersonOptions {
  contacts: Contacts
  ledger: Ledger
  suppressions: Suppressions
}

/** What changes of a contact, and what the ledger has to say of it. */
interface Outcome {
  optIns: OptIns
  acts: LedgerAct[]
}

export function createKeepPerson({ contacts, ledger, suppressions }: KeepPersonOptions): KeepPerson {
  return async (tx, brand, person) => {
    const { ambassador, fields, order } = person
    const email = fields.email ?? person.current?.fields.email
    const known = email ? await contacts.findByEmail(tx, brand.name, email) : []
    const own = person.current ?? known.find((contact) => contact.ambassador === ambassador) ?? null
    // B1: who was erased stays so, whoever brings them; a popin that they send themselves begins anew.
    if (own && isErased(own)) return own.id
    const suppression = email ? await suppressions.find(tx, brand.name, email, ambassador) : null
    const isForgotten = !own && known.length > 0 && known.every(isErased)
    const withdrawn = own ? await withdrawnByPerson(tx, brand.name, own.id, ledger) : []
    const isRestricted = isAnyRestricted(own, known)
    const isClosed = isForgotten || isRestricted
    const held = holdBack(person, isForgotten ? recipients : [...withdrawn, ...unheard(person, isRestricted)])
    let acts: LedgerAct[] = []
    const contact = await save(tx, brand, held, standingOf(suppression, isClosed), (before) => {
      const outcome = decide(brand, held, before, suppression)
      acts = outcome.acts
      return outcome.optIns
    })
    const about = { contact, ambassador, order }
    await ledger.append(
      tx,
      brand.name,
      acts.map((act) => ({ ...act, ...about })),
    )
    return contact
  }

  async function save(
    tx: RecordTransaction,
    { name }: Brand,
    { ambassador, fields, current, by }: SentPerson,
    { isWithheld, ...status }: Standing,
    optIns: (before: Contact | null) => OptIns,
  ): Promise<string> {
    if (current) {
      const change = { ...(isWithheld ? {} : { fields }), optIns: optIns(current), ...status }
      const changed = await contacts.change(tx, name, current.id, change, by)
      // A new address that is another contact's of this ambassador: then it is that one.
      if (changed.ok) return changed.contact.id
      if (changed.reason !== 'email_taken')
        throw new RangeError(`a checked person is refused: ${changed.reason}`)
    }
    const kept = await contacts.keep(tx, name, { ambassador, fields, optIns, ...status, isWithheld, by })
    if (!kept.ok) throw new RangeError(`a checked person is refused: ${kept.reason}`)
    return kept.contact.id
  }
}

/** What may be kept of a person beyond that it is them. */
interface Standing {
  isWithheld: boolean
  emailStatus?: EmailStatus
}

/** Of who may be contacted by nobody of the brand, was erased, or restricted what is kept, nothing more is kept. */
function standingOf(suppression: Suppression | null, isClosed: boolean): Standing {
  if (!suppression) return { isWithheld: isClosed }
  const isWithheld = isClosed || suppression.scope !== 'ambassador'
  // B2: an address that failed, or complained, is what it was, also for a contact that is new.
  const emailStatus = emailStatusAfter[suppression.reason]
  return emailStatus ? { isWithheld, emailStatus } : { isWithheld }
}

function isAnyRestricted(own: Contact | null, known: readonly Contact[]): boolean {
  return [...known, ...(own ? [own] : [])].some(({ restrictedAt }) => restrictedAt !== null)
}

/** Of somebody who is restricted a no is heard, and nothing else. */
function unheard({ answers }: SentPerson, isRestricted: boolean): Recipient[] {
  return isRestricted ? recipients.filter((to) => answers[to] !== false) : []
}

function holdBack(person: SentPerson, withdrawn: readonly Recipient[]): SentPerson {
  const held = Object.fromEntries(withdrawn.map((to) => [to, null]))
  return {
    ...person,
    answers: { ...person.answers, ...held },
    brandOptIn: person.brandOptIn === true && !withdrawn.includes('brand'),
  }
}

function decide(
  brand: Brand,
  person: SentPerson,
  before: Contact | null,
  suppression: Suppression | null,
): Outcome {
  const { optInCase, answers, brandOptIn } = person
  const given = {
    boxes: Object.fromEntries(recipients.map((to) => [to, answers[to] ?? undefined])),
    brandOptIn,
    assumeFromBrand: brand.settings.assumeFromBrand,
    confirmed: false,
    current: before?.optIns,
  }
  const decided = decideOptIns(optInCase, given, suppression?.scope ?? null)
  const noes = before && optInCase === 'C3' ? brandWithdrawals(answers, before.optIns) : []
  const optIns = withoutYeses(decided.optIns, noes)
  const ended = before ? endedYeses(before.optIns, optIns) : []
  // A no of the brand's says so, so that a later yes of the brand's may follow it.
  const byBrand = (act: LedgerAct): LedgerAct =>
    noes.includes(act.recipient) ? { ...act, basis: 'brand_record' } : act
  return { optIns, acts: [...refusals(person), ...yeses(decided.granted, noes), ...ended.map(byBrand)] }
}

/** C10: asked, and no. */
function refusals({ optInCase, answers }: SentPerson): LedgerAct[] {
  if (optInCase !== 'C10') return []
  return recipients.flatMap((recipient) =>
    answers[recipient] === false ? [{ act: 'refused' as const, recipient }] : [],
  )
}

function yeses(granted: OptInDecision['granted'], ended: readonly Recipient[]): LedgerAct[] {
  return recipients.flatMap((recipient) => {
    const basis = granted[recipient]
    return basis && !ended.includes(recipient) ? [{ act: 'granted' as const, recipient, basis }] : []
  })
}
