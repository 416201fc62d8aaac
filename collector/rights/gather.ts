// Gathers everything that is kept of a person: fields, statuses with their dates, the ledger's entries with the words that
// stood there, publications, orders, opt-outs, requests, and what the events hold.
import type { Brand } from '../brands/brand.ts'
import { findAlias } from '../contacts/ambassador-alias.ts'
import type { Asks } from '../contacts/asks.ts'
import { wordingOf } from '../contacts/brand-wording.ts'
import type { Contact } from '../contacts/contact.ts'
import { readInteractions } from '../contacts/contact-interactions.ts'
import type { ContactOrders } from '../contacts/contact-orders.ts'
import type { Contacts } from '../contacts/contacts.ts'
import { toExportedOrder } from '../contacts/from-server/export-contacts.ts'
import type { Suppressions } from '../contacts/suppressions.ts'
import type { Texts } from '../contacts/texts.ts'
import type { LedgerEntry } from '../ledger/entry.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import { noticeUrl } from '../settings/notice-url.ts'
import type { RecordStore, RecordTransaction } from '../stores/records.ts'
import { type AskBehaviour, ownTagsOf } from './behaviour.ts'
import { objectedSince } from './objections.ts'
import type { OwnContact, OwnEntry, OwnRequest, PersonalData } from './personal-data.ts'
import type { RightsRequest, RightsRequests } from './requests.ts'

export interface GatherOptions {
  records: RecordStore
  contacts: Pick<Contacts, 'history'>
  contactOrders: ContactOrders
  asks: Pick<Asks, 'open'>
  ledger: Pick<Ledger, 'entriesOf'>
  texts: Pick<Texts, 'textOf' | 'partnersOf'>
  suppressions: Pick<Suppressions, 'find'>
  requests: Pick<RightsRequests, 'ofContacts'>
  keyRing: Pick<KeyRing, 'tagsUnderEveryVersion'>
  askBehaviour: AskBehaviour
  now: () => number
}

/** `customer`: the shop's own ID of the person, where it is known. */
export type Gather = (
  brand: Brand,
  contacts: readonly Contact[],
  customer?: string | null,
) => Promise<PersonalData>

/** A contact whose ledger entries still lack the words that their hashes stand for. */
type Unworded = Omit<OwnContact, 'consents'> & { entries: LedgerEntry[] }

export function createGather(options: GatherOptions): Gather {
  const { records, contacts, contactOrders, ledger, asks, texts, suppressions, requests, now } = options

  async function readContact(tx: RecordTransaction, brand: string, contact: Contact): Promise<Unworded> {
    const { id, optIns } = contact
    const changes = await contacts.history(tx, brand, id)
    const interactions = await readInteractions(tx, id)
    const waiting = await asks.open(tx, brand, id)
    return {
      id,
      ambassador: await findAlias(tx, contact.ambassador),
      fields: contact.fields,
      unconfirmed: waiting.map(({ askedAt, content }) => ({ at: iso(askedAt), fields: content.fields })),
      ambassador_opt_in: { status: optIns.ambassador, since: isoOf(contact.ambassadorAt) },
      brand_opt_in: { status: optIns.brand, since: isoOf(contact.brandAt) },
      partners_opt_in: { status: optIns.partners, since: isoOf(contact.partnersAt) },
      email_status: contact.emailStatus,
      restricted_since: isoOf(contact.restrictedAt),
      objects_to_profiling_since: isoOf(await objectedSince(tx, [id], 'profiling')),
      source: contact.createdBy,
      created_at: iso(contact.createdAt),
      changed_at: iso(contact.changedAt),
      history: changes.map(({ at, ...change }) => ({ at: iso(at), ...change })),
      entries: await ledger.entriesOf(tx, brand, id),
      publications: interactions.map((one) => ({ ...one, at: iso(one.at) })),
      orders: (await contactOrders.withLines(tx, id)).map(toExportedOrder),
    }
  }

  async function worded(brand: string, { entries, ...contact }: Unworded): Promise<OwnContact> {
    const consents: OwnEntry[] = []
    for (const entry of entries) consents.push(await wordedEntry(brand, entry))
    return { ...contact, consents }
  }

  async function wordedEntry(brand: string, entry: LedgerEntry): Promise<OwnEntry> {
    const { act, purpose, recipient, basis, confirmation, language, popin, page, notice_version } = entry
    const known = entry.text_hash === null ? null : await texts.textOf(brand, entry.text_hash)
    const list = entry.partners_list
    const partners = list === null ? null : await texts.partnersOf(brand, list)
    const at = iso(entry.at)
    const asked = { at, act, purpose, recipient, basis, confirmation, text: known?.text ?? null }
    return { ...asked, language, popin, page, notice_version, partners }
  }

  /** What stands against writing to their address, by anybody and by each of their ambassadors. */
  async function optOutsOf(tx: RecordTransaction, brand: string, own: readonly Contact[]) {
    const found = new Map<string, { scope: string; reason: string; since: string }>()
    for (const { fields, ambassador } of own) {
      const one = fields.email ? await suppressions.find(tx, brand, fields.email, ambassador) : null
      if (one) found.set(`${one.scope}/${one.reason}`, { ...one, since: iso(one.since) })
    }
    return [...found.values()]
  }

  return async (brand, own, customer = null) => {
    const { name, settings } = brand
    const read = await records.transact(name, async (tx) => {
      const unworded: Unworded[] = []
      for (const contact of own) unworded.push(await readContact(tx, name, contact))
      const asked = await requests.ofContacts(
        tx,
        own.map(({ id }) => id),
      )
      return { unworded, asked, optOuts: await optOutsOf(tx, name, own) }
    })
    const { retention } = settings
    return {
      made_at: iso(now()),
      controller: wordingOf(brand).brand,
      privacy_notice: noticeUrl(settings),
      kept_for: {
        opted_out_days: retention.optedOutDays,
        without_activity_months: retention.inactiveMonths,
        unconfirmed_days: retention.pendingDays,
        events_months: retention.eventMonths,
      },
      contacts: await Promise.all(read.unworded.map((contact) => worded(name, contact))),
      opt_outs: read.optOuts,
      behaviour: await options.askBehaviour(name, ownTagsOf(options.keyRing, name, own, customer)),
      requests: read.asked.map(toOwnRequest),
    }
  }
}

function toOwnRequest({ id, right, by, askedAt, dueAt, state, answeredAt }: RightsRequest): OwnRequest {
  const who = by === 'person' ? 'you' : 'the brand'
  const times = { asked_at: iso(askedAt), due_at: iso(dueAt), state, answered_at: isoOf(answeredAt) }
  return { id, right, by: who, ...times }
}

const iso = (time: number) => new Date(time).toISOString()
const isoOf = (time: number | null) => (time === null ? null : iso(time))
