// The first transaction of an erasure: whether it may be, whose tags are meant, and the row that a kill cannot undo.
import { type Contact, isErased } from '../contacts/contact.ts'
import type { Contacts } from '../contacts/contacts.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import { normaliseEmail } from '../privacy/normalise-email.ts'
import { normalisePhone } from '../privacy/normalise-phone.ts'
import type { Random } from '../privacy/pepper.ts'
import { isHeld } from '../retention/legal-holds.ts'
import type { WhoseEvents } from '../stores/events.ts'
import type { RecordTransaction } from '../stores/records.ts'
import type { AskedErasure, ErasureKind } from './asked-erasure.ts'
import { type ErasureRow, type ErasureWork, insertErasure } from './erasure-rows.ts'

export type Begun =
  | { ok: true; row: ErasureRow }
  | { ok: false; reason: 'held'; heldBecause: string }
  | { ok: false; reason: 'not_found' }

export interface WantedErasure {
  kind: ErasureKind
  /** Contacts by their IDs. */
  contacts: readonly string[]
  ambassador?: string
  /** What is known of the person beside their contacts. */
  whose?: WhoseEvents
}

export interface BeginOptions {
  contacts: Pick<Contacts, 'get' | 'findByEmail'>
  keyRing: KeyRing
  random: Random
  newId: () => string
  now: () => number
}

export type BeginErasure = (
  tx: RecordTransaction,
  brand: string,
  wanted: WantedErasure,
  asked: AskedErasure,
) => Promise<Begun>

const secretBytes = 32

export function createBeginErasure(options: BeginOptions): BeginErasure {
  const { contacts, keyRing, random, newId, now } = options

  /** Tags under which events can know somebody, and the one that their row has. */
  async function tagsOf(tx: RecordTransaction, brand: string, contact: Contact): Promise<WhoseEvents> {
    const { email, phone } = contact.fields
    const [row] = await tx.run('SELECT email_tag, phone_tag FROM contacts WHERE id = ?', [contact.id])
    const stored = (column: 'email_tag' | 'phone_tag') =>
      typeof row?.[column] === 'string' ? [row[column]] : []
    const address = normaliseEmail(email ?? '')
    const number = normalisePhone(phone ?? '')
    return {
      ...nobodys,
      emails: [
        ...stored('email_tag'),
        ...(address ? keyRing.tagsUnderEveryVersion(brand, 'email', address) : []),
      ],
      phones: [
        ...stored('phone_tag'),
        ...(number ? keyRing.tagsUnderEveryVersion(brand, 'phone', number) : []),
      ],
    }
  }

  /** A time limit, or the brand, ends one contact: where another of the same person lives on, so does their behaviour. */
  async function livesOn(
    tx: RecordTransaction,
    brand: string,
    contact: Contact,
    { contacts: ending }: WantedErasure,
    { reason }: AskedErasure,
  ): Promise<boolean> {
    const { email } = contact.fields
    if ((reason !== 'retention' && reason !== 'brand') || email === undefined) return false
    const same = await contacts.findByEmail(tx, brand, email)
    return same.some((other) => !ending.includes(other.id) && !isErased(other))
  }

  async function gather(
    tx: RecordTransaction,
    brand: string,
    wanted: WantedErasure,
    asked: AskedErasure,
  ): Promise<Pick<ErasureWork, 'whose' | 'suppressions' | 'contacts'>> {
    let whose = wanted.whose ?? nobodys
    const suppressions: ErasureWork['suppressions'] = []
    const found: string[] = []
    for (const id of wanted.contacts) {
      const contact = await contacts.get(tx, brand, id)
      if (!contact) continue
      found.push(id)
      const tags = await tagsOf(tx, brand, contact)
      suppressions.push(...(await suppressionsOf(tx, tags.emails)))
      if (!(await livesOn(tx, brand, contact, wanted, asked))) whose = together(whose, tags)
    }
    return { whose: unique(whose), suppressions, contacts: found }
  }

  return async (tx, brand, wanted, asked) => {
    tx.leaveNoTrace()
    const heldBecause = await holdOf(tx, wanted)
    if (heldBecause !== null) return { ok: false, reason: 'held', heldBecause }
    const gathered = await gather(tx, brand, wanted, asked)
    if (wanted.kind === 'contact' && gathered.contacts.length === 0) return { ok: false, reason: 'not_found' }
    const { ambassador = null } = wanted
    const secret = random(secretBytes).toString('base64')
    const row: ErasureRow = {
      ...asked,
      id: asked.id ?? newId(),
      kind: wanted.kind,
      subjects: ambassador === null ? gathered.contacts : [ambassador],
      askedAt: now(),
      state: 'begun',
      work: { ...gathered, secret, ambassador, erased: {}, months: [] },
    }
    await insertErasure(tx, row)
    return { ok: true, row }
  }
}

export const nobodys: WhoseEvents = { visitors: [], customers: [], emails: [], phones: [] }

async function holdOf(
  tx: RecordTransaction,
  { contacts, ambassador }: WantedErasure,
): Promise<string | null> {
  if (ambassador !== undefined) return isHeld(tx, 'ambassador', ambassador)
  for (const id of contacts) {
    const reason = await isHeld(tx, 'contact', id)
    if (reason !== null) return reason
  }
  return null
}

async function suppressionsOf(
  tx: RecordTransaction,
  emails: readonly string[],
): Promise<ErasureWork['suppressions']> {
  if (emails.length === 0) return []
  const rows = await tx.run(
    `SELECT person, ambassador, reason, since FROM suppressions WHERE person IN (${emails.map(() => '?').join()})`,
    emails,
  )
  return rows.map((row) => ({
    person: String(row.person),
    ambassador: String(row.ambassador),
    reason: String(row.reason),
    since: Number(row.since),
  }))
}

function together(one: WhoseEvents, other: WhoseEvents): WhoseEvents {
  return {
    visitors: [...one.visitors, ...other.visitors],
    customers: [...one.customers, ...other.customers],
    emails: [...one.emails, ...other.emails],
    phones: [...one.phones, ...other.phones],
  }
}

function unique({ visitors, customers, emails, phones }: WhoseEvents): ErasureWork['whose'] {
  const once = (list: readonly string[]) => [...new Set(list)]
  return { visitors: once(visitors), customers: once(customers), emails: once(emails), phones: once(phones) }
}
