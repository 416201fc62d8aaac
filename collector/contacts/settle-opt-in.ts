// The task of kind `submission`: what was answered 202 becomes a contact, entries of the ledger and, where an address
// has to be confirmed, a mail. All in one transaction with the end of the task, so that it happens once.

import type { Brand } from '../brands/brand.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { SealedNotes } from '../privacy/sealed-note.ts'
import type { RecordStore, RecordTransaction } from '../stores/records.ts'
import type { TaskHandler, TaskRunner } from '../tasks/task-runner.ts'
import type { Tasks } from '../tasks/tasks.ts'
import type { AskContent, Asks } from './asks.ts'
import { type Contact, type ContactFields, isErased } from './contact.ts'
import type { Contacts, ContactToKeep } from './contacts.ts'
import { decideOptIns, type OptInDecision } from './decide-opt-ins.ts'
import { createFindPerson } from './find-person.ts'
import type { Order } from './from-server/orders.ts'
import type { MailQueue } from './mail-queue.ts'
import { type Given, isPending, optInRules } from './opt-in-rules.ts'
import { caseOf } from './parse-submission.ts'
import { boxActs, endedUnconfirmed, sentActs } from './submission-acts.ts'
import type { SettledSubmission } from './submit-opt-in.ts'
import { emailStatusAfter } from './suppression-reasons.ts'
import type { Suppression, Suppressions } from './suppressions.ts'

export interface SettleOptions {
  records: RecordStore
  brands: Pick<BrandRegistry, 'find'>
  tasks: Tasks
  notes: SealedNotes
  contacts: Contacts
  asks: Asks
  suppressions: Suppressions
  ledger: Ledger
  mails: MailQueue
  runner: Pick<TaskRunner, 'poke'>
  findOrder: (tx: RecordTransaction, brand: string, id: string) => Promise<Order | null>
  now: () => number
}

/** `asked`: with a mail that is to be sent now. */
type Settled = 'too_early' | 'settled' | 'asked'

/** How long an answer about an order waits for the brand's server to say whose order it is. */
const waitsForOrderMs = 3 * 86_400_000

export function createSettleOptIn(options: SettleOptions): TaskHandler {
  const { records, brands, tasks, notes, contacts, asks, suppressions, ledger, mails, now } = options
  const findPerson = createFindPerson(options)

  async function settle(
    tx: RecordTransaction,
    brand: Brand,
    submission: SettledSubmission,
  ): Promise<Settled> {
    const { act } = submission
    if (act === 'sent') return settleSent(tx, brand, submission)
    await ledger.append(tx, brand.name, boxActs(submission, { act: act === 'shown' ? 'shown' : 'refused' }))
    return 'settled'
  }

  async function settleSent(tx: RecordTransaction, brand: Brand, said: SettledSubmission): Promise<Settled> {
    const order = said.order === null ? null : await options.findOrder(tx, brand.name, said.order)
    if (isTooEarly(said, order, now())) return 'too_early'
    const { known, isVouched } = await findPerson(tx, brand.name, said, order)
    const address = said.fields.email ?? known?.fields.email
    const suppression = address ? await suppressions.find(tx, brand.name, address, said.ambassador) : null
    const given = givenOf(brand, said, isVouched ? order : null)
    const decide = deciderOf(said, given, suppression)
    if (!awaits(said, given, known)) await keep(tx, brand, said, known, suppression, decide)
    else if (said.fields.email === undefined) await keepUnasked(tx, brand, said, given)
    // Who blocked their address is not asked to confirm it, and what an unconfirmed stranger typed is not kept.
    else if (!suppression) return ask(tx, brand, said, known, decide)
    return 'settled'
  }

  /** What counts at once. */
  async function keep(
    tx: RecordTransaction,
    brand: Brand,
    said: SettledSubmission,
    known: Contact | null,
    suppression: Suppression | null,
    decide: Decide,
  ): Promise<void> {
    let granted: OptInDecision['granted'] = {}
    const optIns = (before: Contact | null) => {
      const decision = decide(before)
      granted = decision.granted
      return decision.optIns
    }
    const { ambassador, fields } = said
    const emailStatus = suppression ? emailStatusAfter[suppression.reason] : null
    const status = emailStatus ? { emailStatus } : {}
    const change = known && { fields: newFields(known.fields, fields), optIns: optIns(known), ...status }
    const kept = change
      ? await contacts.change(tx, brand.name, known.id, change, 'popin')
      : await contacts.keep(tx, brand.name, { ambassador, fields, optIns, ...status, by: 'popin' })
    // Nothing was filled in, or contacts were switched off meanwhile: there is nobody to keep.
    if (!kept.ok) return
    await ledger.append(tx, brand.name, sentActs(said, kept.contact.id, granted, 'not_needed'))
  }

  /** A yes to which no address ever came: there is nobody to ask, so it ends. What was written still arrives. */
  async function keepUnasked(
    tx: RecordTransaction,
    brand: Brand,
    said: SettledSubmission,
    given: Given,
  ): Promise<void> {
    const { optIns } = deciderOf(said, { ...given, boxes: {} }, null)(null)
    // By a number they would be taken for whoever has it.
    const { phone, ...fields } = said.fields
    const { ambassador } = said
    const kept = await contacts.keep(tx, brand.name, { ambassador, fields, optIns, by: 'popin' })
    if (kept.ok) await ledger.append(tx, brand.name, endedUnconfirmed(said, kept.contact.id))
  }

  /** Nothing of what was typed reaches a contact before the address is confirmed. */
  async function ask(
    tx: RecordTransaction,
    brand: Brand,
    said: SettledSubmission,
    known: Contact | null,
    decide: Decide,
  ): Promise<Settled> {
    const { email } = said.fields
    if (email === undefined || !(await mails.hasRoom(tx, brand.name, email))) return 'settled'
    const { ambassador } = said
    const optIns = (before: Contact | null) => decide(before).optIns
    const contact = known ?? (await keepPending(tx, brand.name, { ambassador, fields: { email }, optIns }))
    if (!contact) return 'settled'
    await asks.add(tx, brand.name, { id: said.id, contact: contact.id, content: contentOf(said) })
    const { id, language } = said
    await mails.add(tx, brand.name, email, { about: 'confirm', contact: contact.id, ask: id, language })
    await ledger.append(tx, brand.name, sentActs(said, contact.id, {}, 'awaited'))
    return 'asked'
  }

  async function keepPending(
    tx: RecordTransaction,
    brand: string,
    contact: Omit<ContactToKeep, 'by'>,
  ): Promise<Contact | null> {
    const kept = await contacts.keep(tx, brand, { ...contact, by: 'popin' })
    return kept.ok ? kept.contact : null
  }

  return async (name, task) => {
    const brand = brands.find(name)
    const text = notes.open(name, task.id, task.payload)
    if (!brand || text === null) return 'finish'
    const submission: SettledSubmission = JSON.parse(text)
    const settled = await records.transact(name, async (tx) => {
      const outcome = await settle(tx, brand, submission)
      if (outcome !== 'too_early') await tasks.finish(tx, task.id)
      return outcome
    })
    if (settled === 'too_early') return 'retry'
    // A flood to one address has its mails held back: looking for each again would double its work.
    if (settled === 'asked') options.runner.poke(name, 'mail')
    return 'finished'
  }
}

/** An order popin without an address: the brand's server says whose order it is, perhaps later. */
function isTooEarly(said: SettledSubmission, order: Order | null, now: number): boolean {
  const waitsForServer = said.order !== null && order === null && said.fields.email === undefined
  return waitsForServer && now - said.receivedAt < waitsForOrderMs
}

function awaits({ popin }: SettledSubmission, given: Given, known: Contact | null): boolean {
  return isPending(optInRules[caseOf[popin]]({ ...given, current: known?.optIns }))
}

/** What becomes of a contact that was so before. */
type Decide = (before: Contact | null) => OptInDecision

/** `order`: that the brand's server sent for this very person; then the address has no need of a mail (C8). */
function givenOf({ settings }: Brand, { popin, boxes }: SettledSubmission, order: Order | null): Given {
  return {
    boxes: Object.fromEntries(Object.entries(boxes).map(([to, box]) => [to, box?.ticked])),
    brandOptIn: order?.brandOptIn,
    assumeFromBrand: settings.assumeFromBrand,
    confirmed: popin === 'order' && order !== null,
  }
}

function deciderOf({ popin }: SettledSubmission, given: Given, suppression: Suppression | null): Decide {
  return (before) => {
    const current = before && !isErased(before) ? before.optIns : undefined
    return decideOptIns(caseOf[popin], { ...given, current }, suppression?.scope ?? null)
  }
}

/** Whoever typed a known address is not known to own it: they may leave a message, and fill what is empty. */
function newFields(known: ContactFields, typed: ContactFields): ContactFields {
  const { custom, ...fields } = typed
  const isNew = ([name]: [string, unknown]) => name === 'message' || !Object.hasOwn(known, name)
  const added: ContactFields = Object.fromEntries(Object.entries(fields).filter(isNew))
  return custom ? { ...added, custom: { ...custom, ...known.custom } } : added
}

function contentOf(said: SettledSubmission): AskContent {
  const { popin, popinVersion, language, page, signals, boxes, fields } = said
  const { ambassador, noticeVersion, order, publication } = said
  const content = { optInCase: caseOf[popin], popin, popinVersion, language, page, signals, boxes, fields }
  return {
    ...content,
    ambassador,
    noticeVersion,
    ...(order ? { order } : {}),
    ...(publication ? { publication } : {}),
  }
}
