// Erasures, one at a time a brand: begun in a transaction, then finished step by step.
import { isErased } from '../contacts/contact.ts'
import type { Contacts } from '../contacts/contacts.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import { normaliseEmail } from '../privacy/normalise-email.ts'
import { normalisePhone } from '../privacy/normalise-phone.ts'
import type { WhoseEvents } from '../stores/events.ts'
import type { RecordStore, RecordTransaction } from '../stores/records.ts'
import type { AskedErasure } from './asked-erasure.ts'
import { type BeginErasure, type Begun, nobodys, type WantedErasure } from './begin-erasure.ts'
import type { SignedCertificate } from './certificate.ts'
import { contactsThatGo } from './erase-ambassador-records.ts'
import type { EraseBrand } from './erase-brand.ts'
import { certificateOf, type ErasureRow, openErasures } from './erasure-rows.ts'
import type { Erased, Erasures, WhoseBehaviour } from './erasures.ts'
import type { FinishErasure } from './finish-erasure.ts'
import type { NoteLimit } from './note-limit.ts'

export interface ErasuresOptions {
  records: RecordStore
  keyRing: KeyRing
  contacts: Pick<Contacts, 'get' | 'findByEmail'>
  brands: { list(): string[] }
  begin: BeginErasure
  finish: FinishErasure
  eraseBrand: EraseBrand
  /** Writes down what nobody asked for at a door: a time limit’s. */
  noteLimit: NoteLimit
  /** Ends the roles of an ambassador's who log in, and forgets who has none left. */
  endAccess: (brand: string, ambassador: string) => Promise<void>
}

type Wants = (tx: RecordTransaction) => Promise<WantedErasure>

export function createErasures(options: ErasuresOptions): Erasures {
  const { records, keyRing, contacts, brands, begin, finish, eraseBrand, noteLimit } = options
  const inTurn = createTurnsByBrand()

  function erase(brand: string, asked: AskedErasure, wants: Wants): Promise<Erased> {
    return inTurn(brand, async () => {
      const begun = await records.transact(brand, async (tx) => {
        const wanted = await wants(tx)
        return (await beganBefore(tx, wanted, asked)) ?? (await beginNow(tx, brand, wanted, asked))
      })
      if (!begun.ok) return begun
      const certificate = await finishRow(brand, begun.row)
      return certificate ? { ok: true, certificate } : { ok: false, reason: 'not_yet' }
    })
  }

  async function beginNow(
    tx: RecordTransaction,
    brand: string,
    wanted: WantedErasure,
    asked: AskedErasure,
  ): Promise<Begun> {
    const begun = await begin(tx, brand, wanted, asked)
    if (begun.ok) await noteLimit(tx, brand, begun.row)
    return begun
  }

  /** Access ends before the rest, which can be killed: who is gone from the records has no role to be given back. */
  async function finishRow(brand: string, row: ErasureRow): Promise<SignedCertificate | null> {
    const { ambassador } = row.work
    if (row.state === 'begun' && ambassador !== null) await options.endAccess(brand, ambassador)
    return finish(brand, row)
  }

  async function ofAddress(tx: RecordTransaction, brand: string, email: string): Promise<WantedErasure> {
    const found = (await contacts.findByEmail(tx, brand, email)).filter((contact) => !isErased(contact))
    const kind = found.length > 0 ? 'contact' : 'behaviour'
    return { kind, contacts: found.map(({ id }) => id), whose: whoseOf(keyRing, brand, { email }) }
  }

  async function resumeBrand(brand: string): Promise<number> {
    return inTurn(brand, async () => {
      const open = await records.transact(brand, openErasures)
      let finished = 0
      for (const row of open) if (await finishRow(brand, row)) finished += 1
      return finished
    })
  }

  return {
    contact: (brand, id, asked) => erase(brand, asked, async () => ({ kind: 'contact', contacts: [id] })),
    address: (brand, email, asked) => erase(brand, asked, (tx) => ofAddress(tx, brand, email)),
    visitor: (brand, whose, asked) =>
      erase(brand, asked, async () => ({
        kind: 'behaviour',
        contacts: [],
        whose: whoseOf(keyRing, brand, whose),
      })),
    ambassador: (brand, id, asked) =>
      erase(brand, asked, async (tx) => ({
        kind: 'ambassador',
        contacts: await contactsThatGo(tx, contacts, brand, id),
        ambassador: id,
      })),
    certificate: (brand, id) => records.transact(brand, (tx) => certificateOf(tx, id)),
    brand: (brand, asked) => inTurn(brand, () => eraseBrand.erase(brand, asked)),
    async resume() {
      let finished = await eraseBrand.resume()
      for (const brand of brands.list()) finished += await resumeBrand(brand)
      return finished
    },
  }
}

/** What a limit began and a kill left half-way: it is gone on with, not begun once more. */
async function beganBefore(
  tx: RecordTransaction,
  { kind, contacts: [contact], ambassador = contact }: WantedErasure,
  { by }: AskedErasure,
): Promise<Extract<Begun, { ok: true }> | null> {
  if (by !== 'retention' || ambassador === undefined) return null
  const open = await openErasures(tx)
  const row = open.find((one) => one.by === by && one.kind === kind && one.subjects.includes(ambassador))
  return row ? { ok: true, row } : null
}

/** What somebody's events can stand under, every pepper that is kept considered. */
function whoseOf(
  keyRing: KeyRing,
  brand: string,
  { visitor, customer, email, phone, tags = {} }: WhoseBehaviour,
): WhoseEvents {
  const id = customer?.normalize('NFKC').trim()
  const address = normaliseEmail(email ?? '')
  const number = normalisePhone(phone ?? '')
  const under = (kind: 'customer' | 'email' | 'phone', text: string | null | undefined) =>
    text ? keyRing.tagsUnderEveryVersion(brand, kind, text) : []
  const known = { ...nobodys, ...tags }
  return {
    visitors: [...known.visitors, ...(visitor ? [keyRing.pseudonymUuid(brand, 'visitor', visitor)] : [])],
    customers: [...known.customers, ...under('customer', id)],
    emails: [...known.emails, ...under('email', address)],
    phones: [...known.phones, ...under('phone', number)],
  }
}

/** What was begun at once is done one after the other. */
function createTurnsByBrand() {
  const last = new Map<string, Promise<unknown>>()
  return <Result>(brand: string, work: () => Promise<Result>): Promise<Result> => {
    const result = (last.get(brand) ?? Promise.resolve()).then(work)
    const quiet = result.catch(() => undefined)
    last.set(brand, quiet)
    void quiet.then(() => last.get(brand) === quiet && last.delete(brand))
    return result
  }
}
